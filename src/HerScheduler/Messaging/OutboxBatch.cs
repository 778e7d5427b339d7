using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging;

/// <summary>The statements that claim and settle rows of the outbox, always for a whole batch at once.</summary>
internal static class OutboxBatch
{
    /// <summary>
    /// Takes the oldest unsent rows for this relay until <paramref name="leaseUntil"/>. A plan of which any row is taken (by another relay, or
    /// put off after a failure) is left alone as a whole, so that its messages never overtake each other.
    /// </summary>
    public static Task<List<OutboxRow>> Claim(SchedulerDb db, DateTimeOffset now, DateTimeOffset leaseUntil, int size, CancellationToken cancel) =>
        db.InOneTransaction(
            async token =>
            {
                var taken = db.Outbox.Where(row => row.SentAt == null && row.LeaseUntil > now).Select(row => row.PlanId);
                var rows = await db.Outbox.AsNoTracking()
                    .Where(row => row.SentAt == null && !taken.Contains(row.PlanId))
                    .OrderBy(row => row.Id)
                    .Take(size)
                    .ToListAsync(token);
                if (rows.Count > 0)
                {
                    await Lease(db, rows, leaseUntil, token);
                }

                return rows;
            },
            cancel);

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
