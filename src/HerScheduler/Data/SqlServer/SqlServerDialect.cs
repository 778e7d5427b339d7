using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.SqlServer;

/// <summary>SQL Server: row locks by table hints, and claims that read past what others hold.</summary>
internal sealed class SqlServerDialect : Dialect
{
    /// <summary>How many rows one statement locks at most; by itself a server tries to lock the whole table from about 5,000 on.</summary>
    internal const int MostRows = 4_000;

    /// <summary>The driver's own default for a command.</summary>
    private const int DefaultSeconds = 30;

    /// <summary>
    /// sqlcmd does not quote identifiers by default, and without that no filtered index can be made; after an error nothing of its transaction must stay.
    /// Without <c>-d</c> it is in the account's default database, mostly <c>master</c>.
    /// </summary>
    public override string ScriptBegins =>
        """
        SET QUOTED_IDENTIFIER ON; SET ANSI_NULLS ON; SET XACT_ABORT ON;
        IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb') THROW 51000, 'this is a database of the server itself; name the service''s own: sqlcmd -d NAME', 1;
        GO


        """;

    /// <remarks>
    /// Each plan's row is sought by its key, in the order of the keys: a scan would lock every plan on its way, and another order could wait for somebody who
    /// waits for us. What OPENJSON reads has the database's collation and would not be compared with the key's by a seek, hence COLLATE; that TOP, which leaves
    /// out nothing, has the ids sorted before the first is looked for.
    /// </remarks>
    public override async Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel)
    {
        foreach (var portion in planIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(MostRows))
        {
            var ids = JsonSerializer.Serialize(portion);
            await db.Database.ExecuteSqlAsync(
                $"""
                SELECT p.Id
                FROM (
                    SELECT TOP (2147483647) j.[value] COLLATE Latin1_General_100_BIN2 AS Id
                    FROM OPENJSON({ids}) WITH ([value] nvarchar(64) '$') j
                    ORDER BY Id) wanted
                INNER LOOP JOIN plans p WITH (UPDLOCK, ROWLOCK, FORCESEEK (PK_plans (Id))) ON p.Id = wanted.Id
                ORDER BY wanted.Id
                OPTION (FORCE ORDER, MAXDOP 1);
                """,
                cancel);
        }
    }

    public override Task LockWork(SchedulerDb db, string name, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction';
            DECLARE @why nvarchar(60) = CONCAT(N'the lock was not granted: ', @answer);
            IF @answer < 0 THROW 51001, @why, 1;
            """,
            cancel);

    public override Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel) =>
        SessionLock.Take(
            db,
            """
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = 'herscheduler upgrade', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
            DECLARE @why nvarchar(60) = CONCAT(N'the lock was not granted: ', @answer);
            IF @answer < 0 THROW 51001, @why, 1;
            """,
            "EXEC sp_releaseapplock @Resource = 'herscheduler upgrade', @LockOwner = 'Session'",
            cancel);

    public override Task<string> WhyMissing(SchedulerDb db, CancellationToken cancel) =>
        MissingDatabase.Words(new SqlConnectionStringBuilder(db.Database.GetConnectionString()), cancel);

    public override async Task<string?> Advice(SchedulerDb db, CancellationToken cancel)
    {
        var isOn = await db.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()")
            .SingleAsync(cancel);
        return isOn ? null : "READ_COMMITTED_SNAPSHOT is off, so readers and writers wait for each other; see docs/operations.md.";
    }

    /// <remarks>
    /// A row that another relay is claiming at this moment is locked and read past, so it is no candidate, but it is still unsent: what follows
    /// it in its plan is not ready. The locks end with the batch's own transaction; what stays is the lease. The rows are read after COMMIT, because an error
    /// that follows the rows a client asked for is never seen by it: it would send what it had not claimed.
    /// </remarks>
    public override Task<List<OutboxRow>> ClaimOutbox(
        SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, long after, CancellationToken cancel) =>
        Claimed(db, db.Outbox.FromSql(
            $"""
            SET NOCOUNT ON;
            SET XACT_ABORT ON;
            BEGIN TRANSACTION;
            DECLARE @candidate TABLE (Id bigint PRIMARY KEY);
            DECLARE @claimed TABLE (Id bigint PRIMARY KEY);
            INSERT INTO @candidate (Id)
            SELECT TOP ({size}) o.Id FROM outbox o
                WITH (READCOMMITTEDLOCK, READPAST, UPDLOCK, ROWLOCK, INDEX (IX_outbox_unsent))
            WHERE o.SentAt IS NULL AND o.Id > {after} AND (o.LeaseUntil IS NULL OR o.LeaseUntil <= {now}) AND NOT EXISTS (
                SELECT 1 FROM outbox held WITH (NOLOCK)
                WHERE held.PlanId = o.PlanId AND held.SentAt IS NULL AND held.LeaseUntil > {now})
            ORDER BY o.Id;
            UPDATE o SET LeaseUntil = {until}
            OUTPUT inserted.Id INTO @claimed (Id)
            FROM @candidate c INNER LOOP JOIN outbox o WITH (ROWLOCK, INDEX (PK_outbox)) ON o.Id = c.Id
            WHERE NOT EXISTS (
                SELECT 1 FROM outbox earlier WITH (NOLOCK)
                WHERE earlier.PlanId = o.PlanId AND earlier.SentAt IS NULL AND earlier.Sequence < o.Sequence
                  AND earlier.Id NOT IN (SELECT own.Id FROM @candidate own));
            COMMIT;
            SELECT o.* FROM @claimed c INNER LOOP JOIN outbox o WITH (FORCESEEK (PK_outbox (Id))) ON o.Id = c.Id;
            """), cancel);

    private protected override Task InsertRows<TRow>(SchedulerDb db, DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel) =>
        RowShape.Compiled<TRow, SqlServerBulkCopy<TRow>>(db, shape => new(shape))
            .Write((SqlConnection)transaction.Connection!, (SqlTransaction)transaction, rows, db.Database.GetCommandTimeout() ?? DefaultSeconds, cancel);
}
