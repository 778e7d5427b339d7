using System.CommandLine;
using HerScheduler.Cli.Text;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Cli.Protocols;

/// <summary><c>protocols</c>: the library of protocols, LVEF policies and tasks; <c>protocols ID</c>: one of them as JSON.</summary>
internal sealed class ProtocolsVerb : Verb
{
    private const string Notes =
        "LLN: the plan's lower limit of normal. Fall: percentage points below the baseline. (S) the source was read; (M) general knowledge, to be verified before clinical use.";

    private readonly Terminal _terminal;
    private readonly Argument<string?> _id =
        new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "A protocol, LVEF policy or task; without it all are listed." };
    private readonly Option<string?> _config = SharedOptions.Config();

    public ProtocolsVerb(Terminal terminal)
        : base("protocols", "Lists the protocols, LVEF policies and tasks a plan can name, or prints one as JSON.",
            "herscheduler protocols\nherscheduler protocols tchp")
    {
        _terminal = terminal;
        Add(_id);
        Add(_config);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (Clinics.Load(parsed.GetValue(_config), _terminal) is not { } clinics)
        {
            return ExitCode.Unusable;
        }

        var library = clinics.Library;
        if (parsed.GetValue(_id) is not { } id)
        {
            List(library);
            return ExitCode.Done;
        }

        if (Document(library, id) is { } document)
        {
            Documents.Write(_terminal.Output, document);
            return ExitCode.Done;
        }

        var known = library.Protocols.All.Select(one => one.Id).Concat(library.Policies.All.Select(one => one.Id))
            .Concat(library.Tasks.All.Select(one => one.Id));
        return _terminal.Unusable(id, [new Fault("#", $"no such protocol, LVEF policy or task; expected {string.Join(" | ", known)}")]);
    }

    private void List(PlanLibrary library)
    {
        new ProtocolTable(_terminal).Write(library.Protocols);
        _terminal.Output.WriteLine();
        new PolicyTable(_terminal).Write(library.Policies);
        _terminal.Output.WriteLine();
        new TaskTable(_terminal).Write(library.Tasks);
        _terminal.Output.WriteLine();
        foreach (var line in Lines.Wrap(Notes, _terminal.Width))
        {
            _terminal.Output.WriteLine(line);
        }
    }

    /// <summary>In the format of a site's own file; null: there is none of that name.</summary>
    private static byte[]? Document(PlanLibrary library, string id)
    {
        if (library.Protocols.Find(id) is { } protocol)
        {
            return ProtocolJson.ToUtf8(protocol);
        }

        if (library.Policies.Find(id) is { } policy)
        {
            return LvefPolicyJson.ToUtf8(policy);
        }

        return library.Tasks.Find(id) is { } task ? TaskJson.ToUtf8(task) : null;
    }
}
