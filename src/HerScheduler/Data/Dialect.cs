using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data;

/// <summary>The few statements that cannot be written once for all databases. Each database has one dialect, and all pass the same tests.</summary>
public abstract class Dialect
{
    /// <summary>
    /// Makes this transaction the only writer of these plans until it ends; others wait. To be called before anything is read that a
    /// decision rests on. Plans are locked in the order of their ids, so that two transactions never wait for each other.
    /// </summary>
    public abstract Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel);

    /// <summary>Lets one transaction at a time do the work called <paramref name="name"/>, on however many replicas; the lock ends with the transaction.</summary>
    public abstract Task LockWork(SchedulerDb db, string name, CancellationToken cancel);

    /// <summary>
    /// Waits until no other process upgrades this database, and keeps them waiting until what it returns is disposed. The lock dies with the process,
    /// so one that was killed holds up nobody. The database exists.
    /// </summary>
    public abstract Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel);

    /// <summary>What an administrator should change about this database, in one sentence; null: nothing.</summary>
    public virtual Task<string?> Advice(SchedulerDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>
    /// Takes the oldest unsent messages for one relay until <paramref name="until"/>, in one statement that waits for nobody. A plan of which
    /// another relay holds a message, or whose next message is put off, is left alone as a whole: a plan's messages never overtake each other.
    /// </summary>
    /// <returns>At most <paramref name="size"/> rows, by <see cref="OutboxRow.Id"/>; not tracked.</returns>
    public abstract Task<List<OutboxRow>> ClaimOutbox(SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, CancellationToken cancel);

    /// <summary>Runs a claiming statement; the order in which a database returns changed rows is its own.</summary>
    private protected static Task<List<OutboxRow>> Claimed(SchedulerDb db, IQueryable<OutboxRow> claim, CancellationToken cancel) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            claim,
            async (statement, token) =>
            {
                var rows = await statement.AsNoTracking().ToListAsync(token);
                rows.Sort((a, b) => a.Id.CompareTo(b.Id));
                return rows;
            },
            cancel);
}
