using System.CommandLine;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli;

/// <summary><c>serve</c>: the service, until it is told to stop.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();
    private readonly Option<string?> _urls = SharedOptions.Urls();
    private readonly Option<string?> _roles = new("--roles")
    {
        HelpName = "ROLES",
        Description = "What this process does, separated by commas: web, relay, facts, sweeps. Default: the setting HerScheduler:Roles, else all of them.",
    };

    private readonly Option<bool> _allowUnknownSites = new("--allow-unknown-sites")
    {
        Description = "Start although open plans belong to a clinic or a protocol that is not configured: nobody is reminded of those patients until it is.",
    };

    public ServeVerb(Terminal terminal, SchedulerHost host)
        : base("serve", "Runs the service: scheduler, relay, digests, pages and API.", "herscheduler serve --config /etc/herscheduler.json")
    {
        (_terminal, _host) = (terminal, host);
        Add(_config);
        Add(_urls);
        Add(_roles);
        Add(_allowUnknownSites);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(Name, _terminal, async () =>
    {
        // As settings, so that an address or a role that cannot be is refused like any other setting.
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (setting, option) in new[] { ("HerScheduler:Urls", _urls), ("HerScheduler:Roles", _roles) })
        {
            if (parsed.GetValue(option) is { } value)
            {
                overrides[setting] = value;
            }
        }

        var options = new SchedulerHostOptions
        {
            Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), Overrides = overrides, AllowUnknownSites = parsed.GetValue(_allowUnknownSites),
        };
        await using var app = _host.Build(options);
        await SchedulerHost.Run(app, options, cancel);
    });
}
