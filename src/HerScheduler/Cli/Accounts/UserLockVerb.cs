namespace HerScheduler.Cli.Accounts;

/// <summary><c>user lock NAME</c>: nobody signs in with it any more, until it is reset.</summary>
internal sealed class UserLockVerb(AccountRun run) : NamedVerb(run, "user", "lock", "The account's name.",
    "Locks an account and ends its sessions; 'user reset' opens it again.", Examples)
{
    public const string Examples = "herscheduler user lock nurse.one@example.org";

    protected override async Task<int> Do(IServiceProvider services, string name, CancellationToken cancel) =>
        (await services.GetRequiredService<Security.People.Accounts>().Lock(name)).Match(Say, problem => Refuse(problem.Detail));
}
