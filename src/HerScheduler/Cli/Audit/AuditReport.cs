using HerScheduler.Cli.Text;
using HerScheduler.Facts;

namespace HerScheduler.Cli.Audit;

/// <summary>One line for each broken plan, and a sum.</summary>
internal sealed class AuditReport(TextWriter output)
{
    /// <summary>How many places of one plan are named.</summary>
    private const int Named = 5;

    private long _plans;
    private long _entries;

    public int BrokenPlans { get; private set; }

    public void Add(CheckedLog log)
    {
        _plans++;
        _entries += log.Entries;
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

    public void Sum() => output.WriteLine(BrokenPlans == 0
        ? $"{Count(_plans, "plan", "plans")}, {Count(_entries, "log entry", "log entries")}: every chain holds."
        : $"{Count(_plans, "plan", "plans")}, {Count(_entries, "log entry", "log entries")}: {BrokenPlans} broken.");

    private void Broken(string planId, string what)
    {
        BrokenPlans++;
        output.WriteLine(Printable.Of($"{planId}: {what}"));
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
