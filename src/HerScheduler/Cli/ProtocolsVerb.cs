using System.CommandLine;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli;

/// <summary><c>protocols</c>: the library; <c>protocols ID</c>: one protocol as JSON.</summary>
internal sealed class ProtocolsVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _id = new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "A protocol; without it all are listed." };
    private readonly Option<string?> _config = SharedOptions.Config();

    public ProtocolsVerb(Terminal terminal)
        : base("protocols", "Lists the protocols a plan can name, or prints one as JSON.", "herscheduler protocols\nherscheduler protocols tchp")
    {
        _terminal = terminal;
        Add(_id);
        Add(_config);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var config = parsed.GetValue(_config);
        var clinics = Clinics.Load(config, _terminal.Clock);
        if (!clinics.IsValid)
        {
            return _terminal.Unusable(config!, clinics.Faults);
        }

        var library = clinics.Value.Library;
        if (parsed.GetValue(_id) is not { } id)
        {
            new ProtocolTable(_terminal).Write(library.Protocols);
            return ExitCode.Done;
        }

        if (library.Protocols.Find(id) is { } protocol)
        {
            Documents.Write(_terminal.Output, ProtocolJson.ToUtf8(protocol));
            return ExitCode.Done;
        }

        if (library.Policies.Find(id) is { } policy)
        {
            Documents.Write(_terminal.Output, LvefPolicyJson.ToUtf8(policy));
            return ExitCode.Done;
        }

        var known = library.Protocols.All.Select(one => one.Id).Concat(library.Policies.All.Select(one => one.Id));
        return _terminal.Unusable(id, [new Fault("#", $"no such protocol or LVEF policy; expected {string.Join(" | ", known)}")]);
    }
}
