using System.CommandLine;
using HerScheduler.Security.Tokens;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>token revoke NAME</c>: from now on it opens nothing.</summary>
internal sealed class TokenRevokeVerb : Verb
{
    public const string Examples = "herscheduler token revoke pharmacy-north";

    private const string FullName = "token revoke";

    private readonly AccountRun _run;
    private readonly Argument<string> _name = AccountOptions.Name("The token's name.");
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public TokenRevokeVerb(AccountRun run)
        : base("revoke", "Revokes a token at once.", Examples)
    {
        _run = run;
        Add(_name);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        FullName,
        parsed.GetValue(_config),
        async services =>
        {
            var name = parsed.GetRequiredValue(_name);
            return await services.GetRequiredService<MachineTokens>().Revoke(name, cancel)
                ? _run.Say($"Token '{name}' is revoked.")
                : _run.Refuse(FullName, $"There is no token '{name}' that could be revoked.");
        },
        cancel);
}
