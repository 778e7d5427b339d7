using HerScheduler.Cli.Accounts;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>token</c>: machines' tokens.</summary>
internal sealed class TokenVerb : Verb
{
    public TokenVerb(Terminal terminal, SchedulerHost host)
        : base("token", "Makes, lists and revokes machines' tokens.", $"{TokenAddVerb.Examples}\n{TokenListVerb.Examples}\n{TokenRevokeVerb.Examples}")
    {
        var run = new AccountRun(terminal, host);
        Add(new TokenAddVerb(run));
        Add(new TokenListVerb(run));
        Add(new TokenRevokeVerb(run));
    }
}
