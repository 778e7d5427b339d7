using Microsoft.EntityFrameworkCore;

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
    /// Every part of the statement sees the same snapshot. A row that another relay is claiming at this moment is locked, so it is no candidate,
    /// but still unsent in the snapshot: what follows it in its plan is not ready.
    /// </remarks>
    public override Task<List<OutboxRow>> ClaimOutbox(SchedulerDb db, DateTimeOffset now, DateTimeOffset until, int size, CancellationToken cancel) =>
        Claimed(db, db.Outbox.FromSql(
            $"""
            WITH candidate AS (
                SELECT o."Id", o."PlanId", o."Sequence" FROM outbox o
                WHERE o."SentAt" IS NULL AND (o."LeaseUntil" IS NULL OR o."LeaseUntil" <= {now}) AND NOT EXISTS (
                    SELECT 1 FROM outbox held WHERE held."PlanId" = o."PlanId" AND held."SentAt" IS NULL AND held."LeaseUntil" > {now})
                ORDER BY o."Id" LIMIT {size}
                FOR UPDATE OF o SKIP LOCKED),
            ready AS (
                SELECT c."Id" FROM candidate c
                WHERE NOT EXISTS (
                    SELECT 1 FROM outbox earlier
                    WHERE earlier."PlanId" = c."PlanId" AND earlier."SentAt" IS NULL AND earlier."Sequence" < c."Sequence"
                      AND NOT EXISTS (SELECT 1 FROM candidate own WHERE own."Id" = earlier."Id")))
            UPDATE outbox SET "LeaseUntil" = {until} FROM ready WHERE outbox."Id" = ready."Id"
            RETURNING outbox.*
            """), cancel);
}
