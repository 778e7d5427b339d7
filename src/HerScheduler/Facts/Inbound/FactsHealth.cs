using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Facts.Inbound;

/// <summary>Whether facts are taken from the queue at this moment. Without them the service still works: it is degraded, not unhealthy.</summary>
internal sealed class FactsHealth : IHealthCheck
{
    private volatile string? _trouble = "Not connected to the queue of facts yet.";

    /// <summary>Why nothing is taken; null while it is.</summary>
    public string? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy("Facts are taken from the queue."));
}
