using System.CommandLine;
using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>user list</c>: one line an account.</summary>
internal sealed class UserListVerb : Verb
{
    public const string Examples = "herscheduler user list";

    private readonly AccountRun _run;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public UserListVerb(AccountRun run)
        : base("list", "Lists accounts: role, sites, second factor, lock, last sign-in.", Examples)
    {
        _run = run;
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        "user list",
        parsed.GetValue(_config),
        async services =>
        {
            foreach (var account in await services.GetRequiredService<Security.People.Accounts>().List(cancel))
            {
                _run.Say(Line(account, _run.Terminal.Clock.GetUtcNow()));
            }

            return ExitCode.Done;
        },
        cancel);

    private static string Line(AccountRow account, DateTimeOffset now)
    {
        var sites = account.Sites.Length > 0 ? account.Sites : account.Role == UserRole.Navigator ? "own patients" : "every site";
        var second = account.TwoFactorEnabled ? "second factor" : "no second factor";
        var state = account.LockoutEnd > now ? "locked" : "open";
        var used = account.LastSignInAt is { } at ? $"last signed in {at.Iso()}" : "never signed in";
        return $"{account.UserName}  {WireNames<UserRole>.Of(account.Role)}  {sites}  {second}  {state}  {used}";
    }
}
