using System.CommandLine;
using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>token list</c>: one line a token, revoked ones included.</summary>
internal sealed class TokenListVerb : Verb
{
    public const string Examples = "herscheduler token list";

    private readonly AccountRun _run;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public TokenListVerb(AccountRun run)
        : base("list", "Lists tokens: role, sites, expiry, last use.", Examples)
    {
        _run = run;
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        "token list",
        parsed.GetValue(_config),
        async services =>
        {
            foreach (var row in await services.GetRequiredService<MachineTokens>().List(cancel))
            {
                _run.Say(Line(row));
            }

            return ExitCode.Done;
        },
        cancel);

    private static string Line(MachineTokenRow row)
    {
        var sites = row.Sites.Length == 0 ? "every site" : row.Sites;
        var state = row.RevokedAt is { } revoked ? $"revoked {revoked.Iso()}" : row.ExpiresAt is { } expires ? $"expires {expires.Iso()}" : "never expires";
        var used = row.LastUsedAt is { } at ? $"last used {at.Iso()}" : "never used";
        return $"{row.Name}  {WireNames<UserRole>.Of(row.Role)}  {sites}  {state}  {used}";
    }
}
