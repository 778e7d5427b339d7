using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Sweeps;

/// <summary>Every sweep comes to its end within its time: reminders, digests and the rest can be relied on.</summary>
internal sealed class SweepsHealth(IEnumerable<Beat> beats, SweepProgress progress) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = beats.Select(progress.Trouble).OfType<string>().ToList();
        return Task.FromResult(
            troubles.Count == 0 ? HealthCheckResult.Healthy("Every sweep comes to its end.") : HealthCheckResult.Unhealthy(string.Join(" ", troubles)));
    }
}
