using System.CommandLine;
using System.Globalization;
using HerScheduler.Cli.Text;
using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Hosting;
using HerScheduler.Json;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Cli.Messages;

/// <summary><c>messages status</c>: how many wait, for how long, and which plans are held up by what.</summary>
internal sealed class StatusVerb : Verb
{
    public const string Examples = "herscheduler messages status --config /etc/herscheduler.json";

    /// <summary>How many held-up plans are named.</summary>
    private const int Named = 20;

    private readonly Terminal _terminal;
    private readonly SchedulerHost _host;
    private readonly Option<string?> _config = SharedOptions.ServiceConfig();

    public StatusVerb(Terminal terminal, SchedulerHost host)
        : base("status", "Says how many messages wait to be sent, since when, and which plans are held up; exit status 1 when some are.", Examples)
    {
        (_terminal, _host) = (terminal, host);
        Add(_config);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var heldUp = 0;
        var status = await ServiceRun.OnService("messages status", _terminal, _host, parsed.GetValue(_config), async services =>
        {
            var db = services.GetRequiredService<SchedulerDb>();
            heldUp = await Say(Backlog.Of(db, _terminal.Clock.GetUtcNow()), db, cancel);
        }, cancel);
        return status == ExitCode.Done && heldUp > 0 ? ExitCode.No : status;
    }

    private async Task<int> Say(Backlog backlog, SchedulerDb db, CancellationToken cancel)
    {
        var output = _terminal.Output;
        if (backlog.Messages.Oldest is not { } oldest)
        {
            await output.WriteLineAsync("Nothing waits to be sent.");
            return 0;
        }

        var lag = backlog.Messages.Age(_terminal.Clock.GetUtcNow());
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{backlog.Messages.Count} messages wait to be sent, the oldest since {oldest.Iso()} ({lag.TotalSeconds:0} s); {backlog.HeldUp} plans are held up."));
        var refused = await db.Outbox.AsNoTracking()
            .Where(row => row.SentAt == null && row.Attempts > 0)
            .OrderBy(row => row.Id)
            .Take(Named)
            .Select(row => new { row.PlanId, row.Sequence, row.Attempts, row.LeaseUntil, row.LastFailure })
            .ToListAsync(cancel);
        foreach (var row in refused)
        {
            var next = row.LeaseUntil is { } until ? $"next attempt {until.Iso()}" : "next attempt at once";
            await output.WriteLineAsync(Printable.Of($"{row.PlanId}: message {row.Sequence} was refused {Times(row.Attempts)}, {next}: {row.LastFailure}"));
        }

        if (backlog.HeldUp > Named)
        {
            await output.WriteLineAsync($"and {backlog.HeldUp - Named} more");
        }

        return backlog.HeldUp;
    }

    private static string Times(int attempts) => attempts == 1 ? "once" : $"{attempts} times";
}
