using HerScheduler.Cli.Accounts;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>user</c>: people's accounts.</summary>
internal sealed class UserVerb : Verb
{
    public UserVerb(Terminal terminal, SchedulerHost host)
        : base("user", "Adds, lists, locks and resets people's accounts.",
            $"{UserAddVerb.Examples}\n{UserListVerb.Examples}\n{UserLockVerb.Examples}\n{UserResetVerb.Examples}")
    {
        var run = new AccountRun(terminal, host);
        Add(new UserAddVerb(run));
        Add(new UserListVerb(run));
        Add(new UserLockVerb(run));
        Add(new UserResetVerb(run));
    }
}
