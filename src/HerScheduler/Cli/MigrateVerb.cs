using System.CommandLine;
using HerScheduler.Hosting;

namespace HerScheduler.Cli;

/// <summary><c>migrate</c>: creates the database or brings it to this version. Run twice, the second time changes nothing.</summary>
internal sealed class MigrateVerb : Verb
{
    private readonly Terminal _terminal;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public MigrateVerb(Terminal terminal)
        : base("migrate", "Creates or upgrades the database.", "herscheduler migrate --config /etc/herscheduler.json")
    {
        _terminal = terminal;
        Add(_config);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(Name, _terminal, async () =>
    {
        var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), RunSweeps = false };
        await using var app = SchedulerHost.Build(options);
        var applied = await SchedulerHost.Upgrade(app.Services, cancel);
        foreach (var migration in applied)
        {
            await _terminal.Output.WriteLineAsync($"applied {migration}");
        }

        await _terminal.Output.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : "The database is of this version now.");
    });
}
