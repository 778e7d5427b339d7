using System.CommandLine;

namespace HerScheduler.Cli.Accounts;

/// <summary>A verb that does one thing to the account or the token whose name is given.</summary>
internal abstract class NamedVerb : Verb
{
    private readonly AccountRun _run;
    private readonly string _fullName;
    private readonly Argument<string> _name;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    /// <param name="run">Runs it.</param>
    /// <param name="owner"><c>user</c> or <c>token</c>.</param>
    /// <param name="name">The verb.</param>
    /// <param name="whose">What the name is, for the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="examples">As typed.</param>
    protected NamedVerb(AccountRun run, string owner, string name, string whose, string description, string examples)
        : base(name, description, examples)
    {
        (_run, _fullName, _name) = (run, $"{owner} {name}", AccountOptions.Name(whose));
        Add(_name);
        Add(_config);
        SetAction((parsed, cancel) => run.Run(_fullName, parsed.GetValue(_config), services => Do(services, parsed.GetRequiredValue(_name), cancel), cancel));
    }

    /// <returns>The exit status.</returns>
    protected abstract Task<int> Do(IServiceProvider services, string name, CancellationToken cancel);

    protected int Say(string sentence) => _run.Say(sentence);

    protected int ShowPassword(Security.People.NewPassword account) => _run.ShowPassword(account);

    protected int Refuse(string sentence) => _run.Refuse(_fullName, sentence);
}
