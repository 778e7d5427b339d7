using HerScheduler.Core.Facts;
using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;

namespace HerScheduler.Facts;

/// <summary>
/// Somebody has seen an overdue alert: its escalation ends for as long as the event stays on its date. An acknowledgement of an event that is not
/// overdue is kept as a fact, and silences nothing.
/// </summary>
internal static class Acknowledgements
{
    /// <summary>After <see cref="EventRows"/> are stored, in the same transaction.</summary>
    public static async Task Store(SchedulerDb db, StoredCourse stored, RecordedFacts recorded, DateTimeOffset now, CancellationToken cancel)
    {
        var schedule = recorded.Before;
        foreach (var (fact, after) in recorded.Steps)
        {
            if (fact is Acknowledged acknowledged)
            {
                if (Timing.OverdueSince(schedule, acknowledged.Event) is { } date && await Find(db, stored, acknowledged.Event, cancel) is { } seen
                    && seen.Date == date)
                {
                    (seen.AcknowledgedDate, seen.NextNoticeAt) = (date, null);
                }
            }
            else if (fact is Retracted retraction
                && recorded.Earlier.Concat(recorded.Facts).OfType<Acknowledged>().FirstOrDefault(f => f.Id == retraction.Fact) is { } withdrawn
                && await Find(db, stored, withdrawn.Event, cancel) is { } unseen)
            {
                unseen.AcknowledgedDate = null;
                unseen.NextNoticeAt = NextNotice.OfNew(stored.Site, unseen.Kind, unseen.Key, unseen.Status, unseen.Date, now);
            }

            schedule = after;
        }
    }

    private static ValueTask<PlanEventRow?> Find(SchedulerDb db, StoredCourse stored, string key, CancellationToken cancel) =>
        db.Events.FindAsync([stored.Plan.Id, key], cancel);
}
