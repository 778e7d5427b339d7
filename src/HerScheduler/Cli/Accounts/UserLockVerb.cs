using System.CommandLine;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>user lock NAME</c>: nobody signs in with it any more, until it is reset.</summary>
internal sealed class UserLockVerb : Verb
{
    public const string Examples = "herscheduler user lock nurse.one@example.org";

    private const string FullName = "user lock";

    private readonly AccountRun _run;
    private readonly Argument<string> _name = AccountOptions.Name("The account's name.");
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public UserLockVerb(AccountRun run)
        : base("lock", "Locks an account and ends its sessions; 'user reset' opens it again.", Examples)
    {
        _run = run;
        Add(_name);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        FullName,
        parsed.GetValue(_config),
        async services => (await services.GetRequiredService<Security.People.Accounts>().Lock(parsed.GetRequiredValue(_name)))
            .Match(_run.Say, problem => _run.Refuse(FullName, problem)),
        cancel);
}
