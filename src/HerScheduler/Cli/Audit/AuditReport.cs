using HerScheduler.Cli.Text;
using HerScheduler.Facts;
using HerScheduler.Json;

namespace HerScheduler.Cli.Audit;

/// <summary>One line for each broken plan, and a sum.</summary>
internal sealed class AuditReport(TextWriter output)
{
    /// <summary>How many places of one plan are named.</summary>
    private const int Named = 5;

    private long _plans;
    private long _entries;
    private long _keyed;

    private int _purged;

    public int BrokenPlans { get; private set; }

    public void Add(CheckedLog log)
    {
        _plans++;
        _entries += log.Entries;
        _keyed += log.Keyed;
        if (log.Breaks.Count > 0)
        {
            var more = log.Breaks.Count > Named ? $"; and {log.Breaks.Count - Named} more" : "";
            Broken(log.PlanId, string.Join("; ", log.Breaks.Take(Named)) + more);
        }
    }

    public void AddPlanWithoutRow(string planId)
    {
        _plans++;
        Broken(planId, "the plan's row is missing, its log entries are there");
    }

    public void Add(CheckedTombstone tombstone)
    {
        var row = tombstone.Row;
        if (tombstone.IsContradicted)
        {
            Broken(row.PlanId, "it is said to be purged, but a plan or log entries of that id are there");
            return;
        }

        _purged++;
        var day = DateOnly.FromDateTime(row.PurgedAt.UtcDateTime).Iso();
        output.WriteLine(Printable.Of($"{row.PlanId}: purged on {day} by {row.By}, {Count(row.Entries, "log entry", "log entries")} up to hash {row.LastHash}: {row.Reason}"));
    }

    public void Sum()
    {
        var purged = _purged == 0 ? "" : $" and {_purged} purged";
        var judgement = BrokenPlans == 0 ? "every chain holds" : $"{BrokenPlans} broken";
        output.WriteLine($"{Count(_plans, "plan", "plans")}{purged}, {Count(_entries, "log entry", "log entries")}{Keys()}: {judgement}.");
    }

    private string Keys() => (_keyed, _entries) switch
    {
        (_, 0) => "",
        (0, _) => ", not keyed",
        var (keyed, all) when keyed == all => ", keyed",
        _ => $", {_keyed} of them keyed",
    };

    private void Broken(string planId, string what)
    {
        BrokenPlans++;
        output.WriteLine(Printable.Of($"{planId}: {what}"));
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
