namespace HerScheduler.Cli.Accounts;

/// <summary><c>user reset NAME</c>: a new password, no second factor, unlocked.</summary>
internal sealed class UserResetVerb(AccountRun run) : NamedVerb(run, "user", "reset", "The account's name.",
    "Gives an account a new password, without second factor, unlocked; ends its sessions.", Examples)
{
    public const string Examples = "herscheduler user reset nurse.one@example.org";

    protected override async Task<int> Do(IServiceProvider services, string name, CancellationToken cancel) =>
        (await services.GetRequiredService<Security.People.Accounts>().Reset(name)).Match(ShowPassword, problem => Refuse(problem.Detail));
}
