using HerScheduler.Core.Changes;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Localization;

namespace HerScheduler.Digests;

/// <summary>How a digest says things, in its reader's language.</summary>
internal sealed class DigestWords(Texts texts)
{
    /// <summary>What is waited for, by the alerts of a line: the first that is among them says it. The others stand in its reason.</summary>
    private static readonly IReadOnlyList<(AlertCode Alert, string Words)> Awaiting =
    [
        (AlertCode.DiscontinueProposed, "Awaited.Stop"),
        (AlertCode.ResumeCriteriaMet, "Awaited.Resume"),
        (AlertCode.LvefHold, "Awaited.LvefHold"),
        (AlertCode.LvefStartLow, "Awaited.LvefStartLow"),
        (AlertCode.LvefBelowNormal, "Awaited.LvefBelowNormal"),
        (AlertCode.LvefRepeat, "Awaited.RepeatLvef"),
        (AlertCode.ResultAwaited, "Awaited.Result"),
        (AlertCode.PathologyAwaited, "Awaited.Pathology"),
        (AlertCode.LvefGap, "Awaited.Lvef"),
        (AlertCode.DoseIncomplete, "Awaited.Dose"),
        (AlertCode.AdjuvantLate, "Awaited.Adjuvant"),
        (AlertCode.LvefAccepted, "Awaited.LvefAccepted"),
    ];

    /// <summary>The counts of what is late and of what is due; without either, the first count there is.</summary>
    public string Subject(Digest digest)
    {
        IReadOnlyList<Digest> all = [digest, .. digest.StandsInFor];
        (int Count, string Name)[] counts =
        [
            (all.Sum(each => each.Work.Overdue.Count), "Subject.Overdue"),
            (all.Sum(each => each.Work.DueToday.Count), "Subject.DueToday"),
            (all.Sum(each => each.Work.NextDays.Count), "Subject.NextDays"),
            (all.Sum(each => each.Work.Waiting.Count), "Subject.Waiting"),
            (all.Sum(each => each.Changes.Count), "Subject.Changed"),
        ];
        var pressing = counts[..2].Where(count => count.Count > 0).ToList();
        var said = pressing.Count > 0 ? pressing : counts.Where(count => count.Count > 0).Take(1);
        return string.Join(", ", said.Select(count => texts.Counted(count.Name, count.Count)));
    }

    public string Overdue(WorkItem item) => texts.Counted("Overdue", item.Days);

    public string Coming(WorkItem item) => texts.Counted("Coming", item.Days);

    /// <summary>The day is the one on which it became something to ask for, not the day of the echo or the surgery.</summary>
    public string WaitedFor(WorkItem item) => texts.Said("ListedSince", Awaited(item), texts.Day(item.Date));

    public string Changed(RecentChange change)
    {
        var item = change.Change;
        var before = texts.Day(item.PreviousDate ?? item.Date);
        var now = texts.Day(item.Date);
        var what = item.Kind switch
        {
            ChangeKind.Moved when item.PreviousDate is not null => texts.Said("Changed.Moved", before, now),
            ChangeKind.Held => texts.Said("Changed.Held", before),
            ChangeKind.Released => texts.Said("Changed.Released", now),
            ChangeKind.Cancelled => texts.Said("Changed.Cancelled", before),
            _ => texts.Said("Changed.Now", now),
        };
        return change.Others == 0 ? what : texts.Counted("Changed.More", change.Others, what);
    }

    /// <summary>What a reader should know besides the date; empty for nothing.</summary>
    public string Remarks(WorkItem item)
    {
        var remarks = item.Alerts.Select(alert => alert switch
        {
            AlertCode.NotBooked => "Remark.NotBooked",
            AlertCode.Reload => "Remark.Reload",
            AlertCode.LvefStale => "Remark.LvefStale",
            AlertCode.LvefGap => "Remark.LvefGap",
            AlertCode.SurgeryLate => "Remark.SurgeryLate",
            AlertCode.DecisionAwaited => "Remark.DecisionAwaited",
            _ => null,
        }).OfType<string>();
        return string.Join("; ", remarks.Select(remark => texts[remark]));
    }

    /// <summary>A hold that no alert stands behind is a clinician's own.</summary>
    private string Awaited(WorkItem item)
    {
        if (item.Alerts.Count == 0)
        {
            return texts["Awaited.Hold"];
        }

        return texts[Awaiting.Where(awaited => item.Alerts.Contains(awaited.Alert)).Select(awaited => awaited.Words).FirstOrDefault("Awaited.Decision")];
    }
}
