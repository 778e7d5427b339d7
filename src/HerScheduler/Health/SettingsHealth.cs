using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>The settings know every clinic and protocol of open plans. What lacks one waits, and the rest works: degraded.</summary>
internal sealed class SettingsHealth(SchedulerDb db, InstallationSettings installation) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await MissingSettings.Find(db, installation, cancellationToken);
            return missing.Count == 0
                ? HealthCheckResult.Healthy("Every open plan has its clinic and its protocol.")
                : HealthCheckResult.Degraded(string.Join(" ", missing));
        }
        catch (Exception unreachable) when (DatabaseFaults.Of(unreachable) is not null)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", unreachable);
        }
    }
}
