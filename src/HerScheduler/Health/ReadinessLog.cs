using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Health;

/// <summary>Says in the log, a line a minute, that the process is not ready and why; and that it is again.</summary>
internal sealed partial class ReadinessLog(ILogger<ReadinessLog> logger) : IHealthCheckPublisher
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private bool _isNotReady;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var isReady = report.Status != HealthStatus.Unhealthy;
        if (!isReady)
        {
            var reasons = report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy).Select(entry => $"{entry.Key}: {entry.Value.Description}");
            LogNotReady(string.Join(" ", reasons));
        }
        else if (_isNotReady)
        {
            LogReady();
        }

        _isNotReady = !isReady;
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready. {Reasons}")]
    private partial void LogNotReady(string reasons);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready again")]
    private partial void LogReady();
}
