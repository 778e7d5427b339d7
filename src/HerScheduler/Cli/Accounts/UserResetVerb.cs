using System.CommandLine;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>user reset NAME</c>: a new password, no second factor, unlocked.</summary>
internal sealed class UserResetVerb : Verb
{
    public const string Examples = "herscheduler user reset nurse.one@example.org";

    private const string FullName = "user reset";

    private readonly AccountRun _run;
    private readonly Argument<string> _name = AccountOptions.Name("The account's name.");
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public UserResetVerb(AccountRun run)
        : base("reset", "Gives an account a new password, without second factor, unlocked; ends its sessions.", Examples)
    {
        _run = run;
        Add(_name);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        FullName,
        parsed.GetValue(_config),
        async services => (await services.GetRequiredService<Security.People.Accounts>().Reset(parsed.GetRequiredValue(_name)))
            .Match(_run.ShowPassword, problem => _run.Refuse(FullName, problem)),
        cancel);
}
