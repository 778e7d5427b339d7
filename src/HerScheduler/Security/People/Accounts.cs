using System.Security.Cryptography;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.People;

/// <summary>An account with the password it begins with.</summary>
internal sealed record NewPassword(string Name, string Password);

/// <summary>People's accounts, as the command line and administrators on the page manage them.</summary>
internal sealed class Accounts(SchedulerDb db, UserManager<AccountRow> users, SiteDirectory sites, SchedulerSettings settings, TimeProvider time)
{
    /// <summary>Four groups of five, without letters that look alike: 20 × log2(31) = 99 bits.</summary>
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <returns>The first password: shown this once. It is to be changed after the first sign-in.</returns>
    public async Task<Outcome<NewPassword>> Add(string name, UserRole role, IReadOnlyList<string> atSites)
    {
        if (AtProvider() is { } elsewhere)
        {
            return elsewhere;
        }

        if (AccountName.Fault(name) is { } fault)
        {
            return Problem.Contradiction(fault, []);
        }

        if (UnknownAmong(atSites) is { } unknown)
        {
            return unknown;
        }

        var password = RandomPassword();
        var account = new AccountRow
        {
            UserName = name,
            Role = role,
            Sites = Together(atSites),
            CreatedAt = time.Now(),
        };
        var result = await users.CreateAsync(account, password);
        return result.Succeeded ? new NewPassword(name, password) : Refused(result);
    }

    public Task<List<AccountRow>> List(CancellationToken cancel) =>
        db.Accounts.AsNoTracking().OrderBy(account => account.NormalizedUserName).ToListAsync(cancel);

    /// <summary>Another role, other sites: sessions with the old ones end.</summary>
    public async Task<Outcome<string>> Change(string name, UserRole role, IReadOnlyList<string> atSites)
    {
        if (AtProvider() is { } elsewhere)
        {
            return elsewhere;
        }

        if (UnknownAmong(atSites) is { } unknown)
        {
            return unknown;
        }

        if (await users.FindByNameAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        (account.Role, account.Sites) = (role, Together(atSites));
        var result = await users.UpdateSecurityStampAsync(account);
        return result.Succeeded ? name : Refused(result);
    }

    /// <summary>From now on nobody signs in with it, and who is signed in is not any more.</summary>
    public async Task<Outcome<string>> Lock(string name)
    {
        if (await users.FindByNameAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        await users.SetLockoutEndDateAsync(account, DateTimeOffset.MaxValue);
        await users.UpdateSecurityStampAsync(account);
        return $"Account '{name}' is locked, and signed out everywhere.";
    }

    /// <summary>A new password, no second factor, no lock: for somebody who lost what they signed in with. Sessions end.</summary>
    public async Task<Outcome<NewPassword>> Reset(string name)
    {
        if (AtProvider() is { } elsewhere)
        {
            return elsewhere;
        }

        if (await users.FindByNameAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        var password = RandomPassword();
        await users.RemovePasswordAsync(account);
        var result = await users.AddPasswordAsync(account, password);
        await users.SetTwoFactorEnabledAsync(account, enabled: false);
        await users.ResetAuthenticatorKeyAsync(account);
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        return result.Succeeded ? new NewPassword(name, password) : Refused(result);
    }

    private static string Together(IEnumerable<string> atSites) => string.Join(',', atSites.Distinct(StringComparer.Ordinal));

    private Problem? UnknownAmong(IReadOnlyList<string> atSites) =>
        atSites.FirstOrDefault(site => sites.Find(site) is null) is { } unknown
            ? Problem.Contradiction($"There is no site '{unknown}' in the settings.", [])
            : null;

    private Problem? AtProvider() => settings.Security.OpenIdConnect is { Authority: var provider }
        ? Problem.Contradiction($"There are no passwords here: people sign in at {provider}, and their account is made when they first do.", [])
        : null;

    private static string RandomPassword() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    private static Problem Unknown(string name) => Problem.Contradiction($"There is no account '{name}'.", []);

    private static Problem Refused(IdentityResult result) => Problem.Contradiction(string.Join(' ', result.Errors.Select(error => error.Description)), []);
}
