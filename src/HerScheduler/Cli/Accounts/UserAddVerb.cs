using System.CommandLine;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>user add NAME</c>: prints the first password on standard output, this once.</summary>
internal sealed class UserAddVerb : Verb
{
    public const string Examples = "herscheduler user add nurse.one@example.org --role navigator --site north-clinic";

    private const string FullName = "user add";

    private readonly AccountRun _run;
    private readonly Argument<string> _name = AccountOptions.Name("The name to sign in with; of a navigator the address that plans name.");
    private readonly Option<UserRole> _role = AccountOptions.Role();
    private readonly Option<string[]> _sites =
        AccountOptions.Sites("Patients of this site; may be repeated. Default: every site, for a navigator her own patients only.");
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public UserAddVerb(AccountRun run)
        : base("add", "Makes an account and prints its first password, this once.", Examples)
    {
        _run = run;
        Add(_name);
        Add(_role);
        Add(_sites);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        FullName,
        parsed.GetValue(_config),
        async services =>
            (await services.GetRequiredService<Security.People.Accounts>()
                .Add(parsed.GetRequiredValue(_name), parsed.GetValue(_role), parsed.GetValue(_sites) ?? []))
            .Match(_run.ShowPassword, problem => _run.Refuse(FullName, problem)),
        cancel);
}
