using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>Ready means: the database answers, has every migration, and takes writes.</summary>
internal sealed class DatabaseHealth(SchedulerDb db, MetObstacles met) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = HealthCheckResult.Unhealthy();
            await DatabaseRetry.Once(async () => result = await Ask(cancellationToken));
            return result;
        }
        catch (Exception unreachable) when (DatabaseFaults.Meaning(unreachable) is { } meaning)
        {
            return HealthCheckResult.Unhealthy($"Not ready: {WriteObstacles.Of(unreachable) ?? $"the database does not answer ({meaning.Reason})"}.");
        }
    }

    private async Task<HealthCheckResult> Ask(CancellationToken cancel)
    {
        var missing = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        if (missing > 0)
        {
            return HealthCheckResult.Unhealthy($"The database lacks {missing} migration(s); run the verb migrate.");
        }

        await Installation.TryWrite(db, cancel);
        if (met.Recent is { } obstacle)
        {
            return HealthCheckResult.Unhealthy($"Not ready: {obstacle}.");
        }

        var advice = await db.Dialect.Advice(db, cancel);
        return HealthCheckResult.Healthy(advice is null ? "The database answers and is up to date." : $"The database answers and is up to date. {advice}");
    }
}
