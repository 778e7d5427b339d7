using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Messaging.Restoring;

/// <summary>
/// Degraded, with what to do, while the database is older than what was published, or the broker does not say. Facts are taken in all the same.
/// </summary>
internal sealed class LastPublishedHealth(LastPublishedCheck lastPublished) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((lastPublished.Behind ?? lastPublished.Silent) is { } sentence
            ? HealthCheckResult.Degraded(sentence)
            : HealthCheckResult.Healthy("The database is no older than what was published."));
}
