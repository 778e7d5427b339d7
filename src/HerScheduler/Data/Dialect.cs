using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data;

/// <summary>The few statements that cannot be written once for all databases. Each database has one dialect, and all pass the same tests.</summary>
public abstract class Dialect
{
    /// <summary>One transaction writes at a time, whatever it writes: who writes much must leave room for others.</summary>
    /// <value>False; true for SQLite.</value>
    public virtual bool HasOneWriter => false;

    /// <summary>What a script of migrations must begin with, because whoever runs it may have other defaults than the service.</summary>
    public virtual string ScriptBegins => "";

    /// <summary>
    /// Makes this transaction the only writer of these plans until it ends; others wait. To be called before anything is read that a
    /// decision rests on. Plans are locked in the order of their ids, so that two transactions never wait for each other.
    /// </summary>
    public abstract Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel);

    /// <summary>
    /// Lets one transaction at a time do the work called <paramref name="name"/>, on however many replicas; the lock ends with the transaction.
    /// </summary>
    public abstract Task LockWork(SchedulerDb db, string name, CancellationToken cancel);

    /// <summary>
    /// Waits until no other process upgrades this database, and keeps them waiting until what it returns is disposed. The lock dies with the process,
    /// so one that was killed holds up nobody. The database exists.
    /// </summary>
    public abstract Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel);

    /// <summary>There is no database where the settings say, or none that this account can open: which of the two, as far as the server says, in one
    /// sentence.</summary>
    public virtual Task<string> WhyMissing(SchedulerDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Task.FromResult($"There is no database at '{db.Database.GetDbConnection().DataSource}'; the verb migrate creates it.");
    }

    /// <summary>What an administrator should change about this database, in one sentence; null: nothing.</summary>
    public virtual Task<string?> Advice(SchedulerDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>
    /// Takes the oldest unsent messages for one relay until <paramref name="until"/>, in one statement that waits for nobody. A plan of which
    /// another relay holds a message, or whose next message is put off, is left alone as a whole: a plan's messages never overtake each other.
    /// Rows up to the id <paramref name="after"/> need not be looked at, because the caller knows that nearly all of them are on their way; 0: all are.
    /// </summary>
    /// <returns>At most <paramref name="size"/> rows, by <see cref="OutboxRow.Id"/>; not tracked.</returns>
    public abstract Task<List<OutboxRow>> ClaimOutbox(
        SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, long after, CancellationToken cancel);

    /// <summary>
    /// Stores new rows of one type through the database's bulk path, inside the current transaction, in their order and at once: what they refer to must be
    /// stored already.
    /// Columns and values are those of the model. The rows are not tracked, and keys that the database gives are not read back.
    /// </summary>
    /// <exception cref="DbUpdateException">The database refuses them, as it would on SaveChanges (see <see cref="DatabaseFaults"/>).</exception>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task Insert<TRow>(SchedulerDb db, IReadOnlyList<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Rows are inserted inside a transaction only.");
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await InsertRows(db, transaction, rows, cancel);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException($"{rows.Count} rows of type {typeof(TRow).Name} were not stored: {refused.Message}", refused);
        }
    }

    private protected abstract Task InsertRows<TRow>(SchedulerDb db, DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel)
        where TRow : class;

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
