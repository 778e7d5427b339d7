using System.CommandLine;
using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Settings;

namespace HerScheduler.Cli;

/// <summary><c>migrate</c>: creates the database or brings it to this version. Run twice, the second time changes nothing.</summary>
internal sealed class MigrateVerb : Verb
{
    /// <summary>That there is no database yet, or no table, is no fault here; what is one is said in a sentence at the end.</summary>
    private static readonly Dictionary<string, string?> Quiet = new() { ["Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore"] = "Fatal" };

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();
    private readonly Option<bool> _script = new("--script") { Description = "Print the SQL instead of running it." };

    public MigrateVerb(Terminal terminal, SchedulerHost host)
        : base("migrate", "Creates or upgrades the database.", "herscheduler migrate --config /etc/herscheduler.json")
    {
        (_terminal, _host) = (terminal, host);
        Add(_config);
        Add(_script);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancel) => ServiceRun.Guard(Name, _terminal, async () =>
    {
        var options = new SchedulerHostOptions { Time = _terminal.Clock, ConfigFile = parsed.GetValue(_config), Overrides = Quiet, RunSweeps = false };
        await using var app = _host.Build(options);
        await using var scope = app.Services.CreateAsyncScope();
        var upgrade = scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>();
        await (parsed.GetValue(_script) ? Print(upgrade, cancel) : Apply(upgrade, cancel));
    });

    private async Task Print(DatabaseUpgrade upgrade, CancellationToken cancel) =>
        await _terminal.Output.WriteLineAsync(await upgrade.Script(cancel));

    private async Task Apply(DatabaseUpgrade upgrade, CancellationToken cancel)
    {
        var applied = await upgrade.Run(cancel);
        foreach (var migration in applied)
        {
            await _terminal.Output.WriteLineAsync($"applied {migration}");
        }

        await _terminal.Output.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : "The database is of this version now.");
    }
}
