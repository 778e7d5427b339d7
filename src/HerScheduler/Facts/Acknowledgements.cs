using HerScheduler.Core.Facts;
using HerScheduler.Data;
using HerScheduler.Plans;

namespace HerScheduler.Facts;

/// <summary>Somebody has seen an overdue alert: its escalation ends for as long as the event stays on its date.</summary>
internal static class Acknowledgements
{
    /// <summary>After <see cref="EventRows"/> are stored, in the same transaction.</summary>
    public static async Task Store(SchedulerDb db, StoredCourse stored, IReadOnlyList<Fact> facts, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var fact in facts)
        {
            if (fact is Acknowledged acknowledged && await Find(db, stored, acknowledged.Event, cancel) is { } seen)
            {
                seen.AcknowledgedDate = seen.Date;
                seen.NextNoticeAt = null;
            }
            else if (fact is Retracted retraction
                && stored.Facts.OfType<Acknowledged>().FirstOrDefault(f => f.Id == retraction.Fact) is { } withdrawn
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
