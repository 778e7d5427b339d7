using HerScheduler.Data;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging;

/// <summary>Messages that belong to this relay for a while.</summary>
/// <param name="Rows">The oldest first; a plan's in the order of their sequence.</param>
/// <param name="Until">The end of the lease.</param>
internal sealed record ClaimedBatch(IReadOnlyList<OutboxRow> Rows, DateTimeOffset Until);

/// <summary>The statements that settle claimed rows of the outbox, always for a whole batch at once.</summary>
internal static class OutboxBatch
{
    /// <summary>The retry schedule of a refused message, and with it of its plan: 5 s, 10 s, 20 s, … at most 15 minutes.</summary>
    public static readonly Backoff RetrySchedule = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15));

    private const int LongestFailure = 500;

    /// <summary>
    /// Marks what was sent, has what was refused retried later and gives the rest back at once. When all was sent, as nearly always, that is one statement.
    /// What another relay has taken over in the meantime, because this one was too slow, stays with it.
    /// </summary>
    public static Task Settle(SchedulerDb db, DateTimeOffset now, DateTimeOffset leasedUntil, BatchOutcome outcome, CancellationToken cancel) =>
        outcome.Refused.Count == 0 && outcome.Rest.Count == 0
            ? db.Database.CreateExecutionStrategy().ExecuteAsync(token => Mark(db, now, outcome.Sent, token), cancel)
            : db.InOneTransaction(
                async token =>
                {
                    var held = db.Outbox.Where(row => row.SentAt == null && row.LeaseUntil == leasedUntil);
                    await RetryLater(held, now, outcome.Refused, token);
                    await GiveBack(held, outcome.Rest, token);
                    return await Mark(db, now, outcome.Sent, token);
                },
                cancel);

    private static async Task<int> Mark(SchedulerDb db, DateTimeOffset now, List<OutboxRow> sent, CancellationToken cancel)
    {
        var ids = IdsOf(sent);
        return ids.Length == 0
            ? 0
            : await db.Outbox.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.SentAt, now)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LastFailure, (string?)null),
                cancel);
    }

    /// <summary>In sets of equal attempts and reason: mostly one.</summary>
    private static async Task RetryLater(IQueryable<OutboxRow> held, DateTimeOffset now, List<RefusedRow> refused, CancellationToken cancel)
    {
        foreach (var alike in refused.GroupBy(failure => (Attempts: failure.Row.Attempts + 1, Reason: Cut(failure.Reason))))
        {
            var ids = IdsOf(alike.Select(failure => failure.Row));
            var (attempts, reason) = alike.Key;
            var until = now + RetrySchedule.After(attempts);
            await held.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseUntil, until)
                    .SetProperty(row => row.Attempts, attempts)
                    .SetProperty(row => row.LastFailure, reason),
                cancel);
        }
    }

    private static async Task GiveBack(IQueryable<OutboxRow> held, List<OutboxRow> rest, CancellationToken cancel)
    {
        var ids = IdsOf(rest);
        if (ids.Length > 0)
        {
            await held.Where(row => EF.Parameter(ids).Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancel);
        }
    }

    private static long[] IdsOf(IEnumerable<OutboxRow> rows) => [.. rows.Select(row => row.Id)];

    private static string Cut(string reason) => reason.Length <= LongestFailure ? reason : reason[..LongestFailure];
}
