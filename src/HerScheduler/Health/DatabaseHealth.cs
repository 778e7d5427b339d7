using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>Ready means: the database answers, has every migration, and takes writes.</summary>
internal sealed class DatabaseHealth(SchedulerDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            if (missing > 0)
            {
                return HealthCheckResult.Unhealthy($"The database lacks {missing} migration(s); run the verb migrate.");
            }

            await Installation.TryWrite(db, cancellationToken);
            var advice = await db.Dialect.Advice(db, cancellationToken);
            return HealthCheckResult.Healthy(advice is null ? "The database answers and is up to date." : $"The database answers and is up to date. {advice}");
        }
        catch (Exception unreachable) when (DatabaseFaults.Of(unreachable) is not null)
        {
            return HealthCheckResult.Unhealthy(WriteObstacle.Of(unreachable) is { } obstacle
                ? $"Not ready: {obstacle}."
                : "The database does not answer.", unreachable);
        }
    }
}
