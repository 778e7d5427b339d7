using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;

namespace HerScheduler.Security.People;

/// <summary>
/// Accounts and tokens as an administrator manages them on the page: only those within reach, and never their own account. Each act is in the access log.
/// </summary>
internal sealed class AccountDesk(Accounts accounts, MachineTokens tokens, SignInNotes notes)
{
    public async Task<List<AccountRow>> People(Caller by, CancellationToken cancel) =>
        (await accounts.List(cancel)).FindAll(account => by.Reach.IncludesAll(account.Sites));

    public async Task<List<MachineTokenRow>> Machines(Caller by, CancellationToken cancel) =>
        (await tokens.List(cancel)).FindAll(token => by.Reach.IncludesAll(token.Sites));

    public async Task<Outcome<NewPassword>> Add(Caller by, string name, UserRole role, IReadOnlyList<string> sites) =>
        Objection(by, sites) is { } problem ? problem : await Noted(by, $"account added: {name}", await accounts.Add(name, role, sites));

    public async Task<Outcome<string>> Change(Caller by, string name, UserRole role, IReadOnlyList<string> sites, CancellationToken cancel) =>
        await Objection(by, name, cancel) is { } problem ? problem
        : Objection(by, sites) is { } beyond ? beyond
        : await Noted(by, $"account changed: {name}", await accounts.Change(name, role, sites));

    public async Task<Outcome<string>> Lock(Caller by, string name, CancellationToken cancel) =>
        await Objection(by, name, cancel) is { } problem ? problem : await Noted(by, $"account locked: {name}", await accounts.Lock(name));

    public async Task<Outcome<NewPassword>> Reset(Caller by, string name, CancellationToken cancel) =>
        await Objection(by, name, cancel) is { } problem ? problem : await Noted(by, $"account reset: {name}", await accounts.Reset(name));

    public async Task<Outcome<TokenText>> AddToken(Caller by, string name, UserRole role, IReadOnlyList<string> sites, DateTimeOffset? expires,
        CancellationToken cancel) =>
        Objection(by, sites) is { } problem ? problem : await Noted(by, $"token added: {name}", await tokens.Add(name, role, sites, expires, cancel));

    public async Task<Outcome<string>> Revoke(Caller by, string name, CancellationToken cancel)
    {
        if (!(await Machines(by, cancel)).Exists(token => token.Name == name) || !await tokens.Revoke(name, cancel))
        {
            return Problem.Contradiction($"There is no token '{name}', or it was revoked before.", []);
        }

        return await Noted<string>(by, $"token revoked: {name}", name);
    }

    private static Problem? Objection(Caller by, IReadOnlyList<string> sites) =>
        by.Reach.IncludesAll(string.Join(',', sites)) ? null : Problem.Forbidden("Name sites, and only those that are yours.");

    /// <summary>An account out of reach is, here too, not there.</summary>
    private async Task<Problem?> Objection(Caller by, string name, CancellationToken cancel) =>
        string.Equals(name, by.Name, StringComparison.OrdinalIgnoreCase) ? Problem.Forbidden("Your own account is for another administrator to change.")
        : (await People(by, cancel)).Exists(account => string.Equals(account.UserName, name, StringComparison.OrdinalIgnoreCase)) ? null
        : Problem.Contradiction($"There is no account '{name}'.", []);

    private async Task<Outcome<T>> Noted<T>(Caller by, string what, Outcome<T> outcome)
        where T : notnull
    {
        await notes.Note(by, what, outcome.Match(_ => true, _ => false));
        return outcome;
    }
}
