using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Pharmacy;
using HerScheduler.Plans;
using HerScheduler.Reminders;

namespace HerScheduler.Facts;

/// <summary>
/// Somebody has seen an overdue alert: its escalation ends for as long as the event stays on its date. An acknowledgement of an event that is not
/// overdue is kept as a fact, and silences nothing.
/// </summary>
internal static class Acknowledgements
{
    /// <summary>Each acknowledgement is judged on the schedule before it, as if it had come alone.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Among(Schedule before, IReadOnlyList<Step> steps)
    {
        var dates = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var seenOn = before;
        foreach (var (fact, after) in steps)
        {
            if (fact is Acknowledged seen && seenOn.Find(seen.Event) is { } item && Timing.Of(item, seenOn.AsOf).State == TimingState.Overdue)
            {
                dates[seen.Id] = item.Date;
            }

            seenOn = after;
        }

        return dates;
    }

    /// <summary>After <see cref="EventRows"/> are stored, in the same transaction.</summary>
    public static async Task Store(SchedulerDb db, StoredCourse stored, RecordedFacts recorded, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var fact in recorded.Facts)
        {
            if (fact is Acknowledged acknowledged)
            {
                if (recorded.AcknowledgedDates.TryGetValue(acknowledged.Id, out var date)
                    && await Find(db, stored, acknowledged.Event, cancel) is { } seen && seen.Date == date)
                {
                    (seen.AcknowledgedDate, seen.NextNoticeAt) = (date, null);
                }
            }
            else if (fact is Retracted retraction
                && stored.Facts.Concat(recorded.Facts).OfType<Acknowledged>().FirstOrDefault(f => f.Id == retraction.Fact) is { } withdrawn
                && await Find(db, stored, withdrawn.Event, cancel) is { } unseen)
            {
                unseen.AcknowledgedDate = null;
                unseen.NextNoticeAt = NextNotice.OfNew(stored.Site, unseen.Kind, unseen.Status, unseen.Date, now);
            }
        }
    }

    private static ValueTask<PlanEventRow?> Find(SchedulerDb db, StoredCourse stored, string key, CancellationToken cancel) =>
        db.Events.FindAsync([stored.Plan.Id, key], cancel);
}
