using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HerScheduler.Data.PostgreSql;

/// <summary>PostgreSQL: row locks, and claims that skip what others hold.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    public override Task LockPlans(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel)
    {
        var ids = planIds.ToArray();
        return db.Database.ExecuteSqlAsync($"""SELECT 1 FROM plans WHERE "Id" = ANY ({ids}) ORDER BY "Id" FOR UPDATE""", cancel);
    }

    public override Task LockWork(SchedulerDb db, string name, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancel);

    public override Task<IAsyncDisposable> LockUpgrade(SchedulerDb db, CancellationToken cancel) =>
        SessionLock.Take(
            db,
            "SELECT pg_advisory_lock(hashtextextended('herscheduler upgrade', 0))",
            "SELECT pg_advisory_unlock(hashtextextended('herscheduler upgrade', 0))",
            cancel);

    /// <remarks>
    /// Every part of the statement sees the same snapshot. A row that another relay is claiming at this moment is locked, so it is no candidate, but
    /// still unsent in the snapshot: what follows it in its plan is not ready. Ready is what stands at the same place among the candidates
    /// of its plan as among all that is unsent: then nothing before it is missing. Each part is read once, whatever the planner believes: mostly all is sent,
    /// and its statistics say so still when a wave begins.
    /// </remarks>
    public override Task<List<OutboxRow>> ClaimOutbox(
        SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, long after, CancellationToken cancel) =>
        Claimed(db, db.Outbox.FromSql(
            $"""
            WITH candidate AS MATERIALIZED (
                SELECT o."Id", o."PlanId", o."Sequence" FROM outbox o
                WHERE o."SentAt" IS NULL AND o."Id" > {after} AND (o."LeaseUntil" IS NULL OR o."LeaseUntil" <= {now})
                  AND o."PlanId" NOT IN (SELECT held."PlanId" FROM outbox held WHERE held."SentAt" IS NULL AND held."LeaseUntil" > {now})
                ORDER BY o."Id" LIMIT {size}
                FOR UPDATE OF o SKIP LOCKED),
            unsent AS MATERIALIZED (
                SELECT u."Id", row_number() OVER (PARTITION BY u."PlanId" ORDER BY u."Sequence") AS "Place" FROM outbox u
                WHERE u."SentAt" IS NULL AND u."PlanId" = ANY (ARRAY(SELECT c."PlanId" FROM candidate c))),
            ready AS (
                SELECT own."Id" FROM (
                    SELECT c."Id", row_number() OVER (PARTITION BY c."PlanId" ORDER BY c."Sequence") AS "Place" FROM candidate c) own
                JOIN unsent u ON u."Id" = own."Id" AND u."Place" = own."Place")
            UPDATE outbox SET "LeaseUntil" = {until} WHERE "Id" = ANY (ARRAY(SELECT r."Id" FROM ready r))
            RETURNING outbox.*
            """), cancel);

    private protected override Task InsertRows<TRow>(SchedulerDb db, DbTransaction transaction, IReadOnlyList<TRow> rows, CancellationToken cancel) =>
        RowShape.Compiled<TRow, PostgreSqlCopy<TRow>>(db, shape => new(shape)).Write((NpgsqlConnection)transaction.Connection!, rows, cancel);
}
