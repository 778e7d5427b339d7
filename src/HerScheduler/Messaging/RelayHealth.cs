using HerScheduler.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Messaging;

/// <summary>
/// What the relay last achieved, which is all that proves that messages leave. When they do not, the service works all the same and they wait in the
/// outbox: it is degraded, not unhealthy.
/// </summary>
internal sealed class RelayHealth(SchedulerSettings settings, TimeProvider time) : IHealthCheck
{
    private volatile Achievement? _last;

    private sealed record Achievement(long At, string? BlockedBy);

    /// <summary>A relay looks every few seconds, and has given up on a batch when this has passed.</summary>
    private TimeSpan LongestSilence => settings.Messaging.Relay.Lease + settings.Messaging.Relay.PublishTimeout;

    /// <summary>The broker has confirmed messages, or there were none and it answered.</summary>
    public void Works() => _last = new Achievement(time.GetTimestamp(), BlockedBy: null);

    /// <param name="reason">One sentence.</param>
    public void Blocked(string reason) => _last = new Achievement(time.GetTimestamp(), reason);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = _last;
        var silence = last is null ? TimeSpan.Zero : time.GetElapsedTime(last.At);
        return Task.FromResult(last switch
        {
            null => HealthCheckResult.Degraded("The relay has not looked for messages yet."),
            { BlockedBy: { } reason } => HealthCheckResult.Degraded($"No message can be published: {reason}"),
            _ when silence > LongestSilence => HealthCheckResult.Degraded($"The relay has come to nothing for {(int)silence.TotalSeconds} s."),
            _ => HealthCheckResult.Healthy("Messages are published."),
        });
    }
}
