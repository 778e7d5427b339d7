using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.SqlServer;

/// <summary>SQL Server: row locks by table hints, and claims that read past what others hold.</summary>
internal sealed class SqlServerDialect : Dialect
{
    /// <summary>The driver's own default for a command.</summary>
    private const int DefaultSeconds = 30;

    /// <summary>
    /// sqlcmd does not quote identifiers by default, and without that no filtered index can be made; after an error nothing of its transaction must stay.
    /// </summary>
    public override string ScriptBegins => "SET QUOTED_IDENTIFIER ON; SET ANSI_NULLS ON; SET XACT_ABORT ON;\nGO\n\n";

    public override Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel)
    {
        // Of the column's type: compared with OPENJSON's nvarchar(max), the key would be scanned, and every plan in the way locked.
        var ids = JsonSerializer.Serialize(planIds.Order(StringComparer.Ordinal));
        return db.Database.ExecuteSqlAsync(
            $"""
            DECLARE @locked int;
            SELECT @locked = count(*) FROM plans WITH (UPDLOCK, ROWLOCK)
            WHERE Id IN (SELECT [value] COLLATE Latin1_General_100_BIN2 FROM OPENJSON({ids}) WITH ([value] nvarchar(64) '$'));
            """,
            cancel);
    }

    public override Task LockWork(SchedulerDb db, string name, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction';
            IF @answer < 0 THROW 51001, 'the lock was not granted', 1;
            """,
            cancel);

    public override Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel) =>
        SessionLock.Take(
            db,
            """
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = 'herscheduler upgrade', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
            IF @answer < 0 THROW 51001, 'the lock was not granted', 1;
            """,
            "EXEC sp_releaseapplock @Resource = 'herscheduler upgrade', @LockOwner = 'Session'",
            cancel);

    public override async Task<string?> Advice(SchedulerDb db, CancellationToken cancel)
    {
        var isOn = await db.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()")
            .SingleAsync(cancel);
        return isOn ? null : "READ_COMMITTED_SNAPSHOT is off, so readers and writers wait for each other; see docs/operations.md.";
    }

    /// <remarks>
    /// A row that another relay is claiming at this moment is locked and read past, so it is no candidate, but it is still unsent: what follows
    /// it in its plan is not ready. The locks end with the batch's own transaction; what stays is the lease.
    /// </remarks>
    public override Task<List<OutboxRow>> ClaimOutbox(SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, CancellationToken cancel) =>
        Claimed(db, db.Outbox.FromSql(
            $"""
            SET NOCOUNT ON;
            SET XACT_ABORT ON;
            BEGIN TRANSACTION;
            DECLARE @candidate TABLE (Id bigint PRIMARY KEY);
            INSERT INTO @candidate (Id)
            SELECT TOP ({size}) o.Id FROM outbox o WITH (READPAST, UPDLOCK, ROWLOCK)
            WHERE o.SentAt IS NULL AND (o.LeaseUntil IS NULL OR o.LeaseUntil <= {now}) AND NOT EXISTS (
                SELECT 1 FROM outbox held WITH (NOLOCK)
                WHERE held.PlanId = o.PlanId AND held.SentAt IS NULL AND held.LeaseUntil > {now})
            ORDER BY o.Id;
            UPDATE o SET LeaseUntil = {until}
            OUTPUT inserted.*
            FROM outbox o WITH (ROWLOCK) JOIN @candidate c ON c.Id = o.Id
            WHERE NOT EXISTS (
                SELECT 1 FROM outbox earlier WITH (NOLOCK)
                WHERE earlier.PlanId = o.PlanId AND earlier.SentAt IS NULL AND earlier.Sequence < o.Sequence
                  AND earlier.Id NOT IN (SELECT own.Id FROM @candidate own));
            COMMIT;
            """), cancel);

    private protected override Task InsertRows<TRow>(SchedulerDb db, DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel) =>
        RowShape.Compiled<TRow, SqlServerBulkCopy<TRow>>(db, shape => new(shape))
            .Write((SqlConnection)transaction.Connection!, (SqlTransaction)transaction, rows, db.Database.GetCommandTimeout() ?? DefaultSeconds, cancel);
}
