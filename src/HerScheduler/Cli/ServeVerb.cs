using System.CommandLine;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>serve</c>: the service, until it is told to stop.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();
    private readonly Option<string?> _urls = SharedOptions.Urls();

    public ServeVerb(Terminal terminal)
        : base("serve", "Runs the service: scheduler, relay, digests, pages and API.", "herscheduler serve --config /etc/herscheduler.json")
    {
        _terminal = terminal;
        Add(_config);
        Add(_urls);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(Name, _terminal, async () =>
    {
        // As a setting, so that an address that cannot be is refused like any other setting.
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (parsed.GetValue(_urls) is { } urls)
        {
            overrides["HerScheduler:Urls"] = urls;
        }

        var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), Overrides = overrides };
        await using var app = SchedulerHost.Build(options);
        await SchedulerHost.Run(app, cancel);
    });
}
