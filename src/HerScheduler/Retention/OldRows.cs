using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Retention;

/// <summary>Removes old rows, a batch at a time, each in a short transaction of its own. Every method says how many it removed; 0: there are no more.</summary>
internal sealed class OldRows(SchedulerDb db)
{
    /// <summary>How many messages go together.</summary>
    internal const int Batch = 500;

    /// <summary>A plan has about a hundred notices.</summary>
    private const int PlansABatch = 5;

    /// <summary>Messages confirmed before that; an unsent one stays however old it is.</summary>
    public Task<int> SentMessages(DateTimeOffset before, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            // No message is sent before it is written: the index on CreatedAt finds the oldest.
            var ids = await db.Outbox
                .Where(row => row.CreatedAt < before && row.SentAt != null && row.SentAt < before)
                .OrderBy(row => row.CreatedAt)
                .Take(Batch)
                .Select(row => row.Id)
                .ToArrayAsync(token);
            if (ids.Length == 0)
            {
                return 0;
            }

            await Installation.NoteRemoved(db, ids.Max(), token);
            return await db.Outbox.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteDeleteAsync(token);
        },
        cancel);

    /// <summary>What became of events before that.</summary>
    public Task<int> EventChanges(DateTimeOffset before, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            var ids = await db.EventChanges.Where(row => row.ChangedAt < before).OrderBy(row => row.ChangedAt).Take(Batch).Select(row => row.Id)
                .ToArrayAsync(token);
            return ids.Length == 0 ? 0 : await db.EventChanges.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteDeleteAsync(token);
        },
        cancel);

    /// <summary>Notices from before that, of plans that are closed.</summary>
    public Task<int> Notices(DateTimeOffset before, CancellationToken cancel)
    {
        var old = db.Notices.Where(row => row.NoticedAt < before && db.Plans.Any(plan => plan.Id == row.PlanId && plan.Status == PlanStatus.Closed));
        return db.InOneTransaction(
            async token =>
            {
                var plans = await old.Select(row => row.PlanId).Distinct().OrderBy(id => id).Take(PlansABatch).ToListAsync(token);
                return plans.Count == 0 ? 0 : await old.Where(row => plans.Contains(row.PlanId)).ExecuteDeleteAsync(token);
            },
            cancel);
    }

    /// <summary>Digests and e-mails of alerts from before that, those still to be sent not among them.</summary>
    public Task<int> Mails(DateTimeOffset before, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            var ids = await db.Mails.Where(row => row.CreatedAt < before && row.DueAt == null).OrderBy(row => row.Id).Take(Batch).Select(row => row.Id)
                .ToArrayAsync(token);
            return ids.Length == 0 ? 0 : await db.Mails.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteDeleteAsync(token);
        },
        cancel);
}
