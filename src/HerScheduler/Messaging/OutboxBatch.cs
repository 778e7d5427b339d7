using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging;

/// <summary>The statements that settle claimed rows of the outbox, always for a whole batch at once.</summary>
internal static class OutboxBatch
{
    /// <summary>Marks <paramref name="confirmed"/> sent, puts off <paramref name="failed"/>, and gives the rest back at once.</summary>
    public static Task<int> Settle(
        SchedulerDb db,
        DateTimeOffset now,
        IReadOnlyList<OutboxRow> confirmed,
        IReadOnlyList<(OutboxRow Row, DateTimeOffset Until)> failed,
        IReadOnlyList<OutboxRow> rest,
        CancellationToken cancel) =>
        db.InOneTransaction(
            async token =>
            {
                var ids = confirmed.Select(row => row.Id).ToList();
                var marked = ids.Count == 0
                    ? 0
                    : await db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), token);
                foreach (var group in failed.GroupBy(failure => failure.Until))
                {
                    await Lease(db, [.. group.Select(failure => failure.Row)], group.Key, token);
                }

                if (rest.Count > 0)
                {
                    await Lease(db, rest, until: null, token);
                }

                return marked;
            },
            cancel);

    private static Task<int> Lease(SchedulerDb db, IReadOnlyList<OutboxRow> rows, DateTimeOffset? until, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return db.Outbox.Where(row => ids.Contains(row.Id) && row.SentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancel);
    }
}
