using System.Globalization;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Digests;

/// <summary>How a digest says things. English; the month is written out so that no reader takes it for the day.</summary>
internal static class DigestWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    public static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", English);

    /// <summary>The counts of what is late and of what is due; without either, the first count there is.</summary>
    public static string Subject(Digest digest)
    {
        (int Count, string Word)[] counts =
        [
            (digest.Work.Overdue.Count, "overdue"),
            (digest.Work.DueToday.Count, "today"),
            (digest.Work.NextDays.Count, "in the next 7 days"),
            (digest.Work.Waiting.Count, "waiting"),
            (digest.Changes.Count, "changed"),
        ];
        var pressing = counts[..2].Where(count => count.Count > 0).ToList();
        var said = pressing.Count > 0 ? pressing : counts.Where(count => count.Count > 0).Take(1);
        return string.Join(", ", said.Select(count => $"{count.Count} {count.Word}"));
    }

    public static string Overdue(WorkItem item) => $"{Day(item.Date)}, {Days(item.Days)} overdue";

    public static string Coming(WorkItem item) => item.Days == 1 ? $"{Day(item.Date)}, tomorrow" : $"{Day(item.Date)}, in {Days(item.Days)}";

    /// <summary>The day is the one on which it became something to ask for, not the day of the echo or the surgery.</summary>
    public static string WaitedFor(WorkItem item) => $"{Awaited(item)}, listed since {Day(item.Date)}";

    public static string Changed(RecentChange change)
    {
        var item = change.Change;
        var what = item.Kind switch
        {
            ChangeKind.Moved when item.PreviousDate is { } before => $"Moved from {Day(before)} to {Day(item.Date)}",
            ChangeKind.Held => $"On hold, was {Day(item.PreviousDate ?? item.Date)}",
            ChangeKind.Released => $"Released, now {Day(item.Date)}",
            ChangeKind.Cancelled => $"Cancelled, was {Day(item.PreviousDate ?? item.Date)}",
            _ => $"Now {Day(item.Date)}",
        };
        return change.Others switch
        {
            0 => what,
            1 => $"{what}, and 1 more event with it",
            _ => $"{what}, and {change.Others} more events with it",
        };
    }

    /// <summary>What a reader should know besides the date; empty for nothing.</summary>
    public static string Remarks(WorkItem item)
    {
        var remarks = item.Alerts.Select(alert => alert switch
        {
            AlertCode.NotBooked => "not booked yet",
            AlertCode.Reload => "loading dose again after a late one",
            AlertCode.LvefStale => "the last LVEF is too old",
            AlertCode.LvefGap => "no LVEF within the interval",
            AlertCode.SurgeryLate => "later than the window",
            _ => null,
        }).OfType<string>();
        return string.Concat(remarks.Select(remark => $"; {remark}"));
    }

    private static string Awaited(WorkItem item)
    {
        var first = item.Alerts.FirstOrDefault(alert => alert != AlertCode.DecisionAwaited, AlertCode.DecisionAwaited);
        return first switch
        {
            AlertCode.ResultAwaited => "Result awaited",
            AlertCode.PathologyAwaited => "Pathology result awaited",
            AlertCode.ResumeCriteriaMet => "Criteria to resume met, decision awaited",
            AlertCode.DiscontinueProposed => "Stopping proposed, decision awaited",
            AlertCode.LvefRepeat => "Repeat LVEF awaited",
            _ => "Decision awaited",
        };
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
