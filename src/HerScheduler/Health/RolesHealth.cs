using HerScheduler.Settings;
using HerScheduler.Sites;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>Says which of the installation's processes answers, and what it does.</summary>
internal sealed class RolesHealth(InstallationSettings installation) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var name = ReplicaName.Of(installation.Settings);
        return Task.FromResult(HealthCheckResult.Healthy($"{name} does {RoleNames.Of(installation.Roles)}."));
    }
}
