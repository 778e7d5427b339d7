using System.CommandLine;
using HerScheduler.Demo;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>demo</c>: the service on embedded defaults, filled with sample plans on the first start.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<string> _data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Where the database and the e-mails are.",
        DefaultValueFactory = _ => "herscheduler-data",
    };

    private readonly Option<string> _urls = new("--urls")
    {
        HelpName = "URLS",
        Description = "Where to listen, several separated by semicolons.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    public DemoVerb(Terminal terminal, SchedulerHost host)
        : base("demo", "Runs the service on embedded defaults, filled with sample plans on the first start.",
            "herscheduler demo --data ./demo-data --urls http://127.0.0.1:5090")
    {
        (_terminal, _host) = (terminal, host);
        Add(_data);
        Add(_urls);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(
        Name,
        _terminal,
        () => new DemoRun(_host, parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_urls), _terminal.Output, _terminal.Clock).Run(cancel));
}
