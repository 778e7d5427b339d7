using HerScheduler.Security.Tokens;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>token revoke NAME</c>: from now on it opens nothing.</summary>
internal sealed class TokenRevokeVerb(AccountRun run) : NamedVerb(run, "token", "revoke", "The token's name.", "Revokes a token at once.", Examples)
{
    public const string Examples = "herscheduler token revoke pharmacy-north";

    protected override async Task<int> Do(IServiceProvider services, string name, CancellationToken cancel) =>
        await services.GetRequiredService<MachineTokens>().Revoke(name, cancel)
            ? Say($"Token '{name}' is revoked.")
            : Refuse($"There is no token '{name}' that could be revoked.");
}
