using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.Sqlite;

/// <summary>SQLite has one writer at a time: what others lock row by row is locked as a whole here when a transaction begins.</summary>
internal sealed class SqliteDialect : Dialect
{
    public override bool HasOneWriter => true;

    public override Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel) => Task.CompletedTask;

    public override Task LockWork(SchedulerDb db, string name, CancellationToken cancel) => Task.CompletedTask;

    public override Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel) => SqliteUpgradeLock.Take(db, cancel);

    /// <remarks>Looks at all: what is left out here would be overtaken, for nothing else keeps a plan's later messages back.</remarks>
    public override Task<List<OutboxRow>> ClaimOutbox(
        SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, long after, CancellationToken cancel) =>
        Claimed(db, db.Outbox.FromSql(
            $"""
            UPDATE outbox SET LeaseUntil = {until.UtcTicks}
            WHERE Id IN (
                SELECT o.Id FROM outbox o
                WHERE o.SentAt IS NULL
                  AND o.PlanId NOT IN (SELECT held.PlanId FROM outbox held WHERE held.SentAt IS NULL AND held.LeaseUntil > {now.UtcTicks})
                ORDER BY o.Id LIMIT {size})
            RETURNING *
            """), cancel);

    private protected override Task InsertRows<TRow>(SchedulerDb db, DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        RowShape.Compiled<TRow, SqliteInserts<TRow>>(db, shape => new(shape))
            .Write((SqliteConnection)transaction.Connection!, (SqliteTransaction)transaction, rows, cancel);
        return Task.CompletedTask;
    }
}
