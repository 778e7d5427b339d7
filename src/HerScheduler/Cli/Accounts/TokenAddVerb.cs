using System.CommandLine;
using HerScheduler.Security.Tokens;
using HerScheduler.Settings;

namespace HerScheduler.Cli.Accounts;

/// <summary><c>token add NAME</c>: prints a new token on standard output, this once.</summary>
internal sealed class TokenAddVerb : Verb
{
    public const string Examples = "herscheduler token add pharmacy-north --role pharmacy --site north-clinic --expires 2027-01-01";

    private const string FullName = "token add";

    private readonly AccountRun _run;
    private readonly Argument<string> _name = AccountOptions.Name("What logs call its bearer. Never used twice.");
    private readonly Option<UserRole> _role = AccountOptions.Role();
    private readonly Option<string[]> _sites = AccountOptions.Sites("Patients of this site only; may be repeated. Default: every site.");
    private readonly Option<DateOnly?> _expires = AccountOptions.Expires();
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public TokenAddVerb(AccountRun run)
        : base("add", "Makes a token and prints it, this once.", Examples)
    {
        _run = run;
        Add(_name);
        Add(_role);
        Add(_sites);
        Add(_expires);
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => _run.Run(
        FullName,
        parsed.GetValue(_config),
        async services =>
        {
            DateTimeOffset? expires = parsed.GetValue(_expires) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
            var added = await services.GetRequiredService<MachineTokens>().Add(
                parsed.GetRequiredValue(_name), parsed.GetValue(_role), parsed.GetValue(_sites) ?? [], expires, cancel);
            return added.Match(
                token =>
                {
                    _run.Terminal.Error.WriteLine("Keep it now: it is not shown again. It is sent as 'Authorization: Bearer TOKEN'.");
                    return _run.Say(token.ToString());
                },
                problem => _run.Refuse(FullName, problem));
        },
        cancel);
}
