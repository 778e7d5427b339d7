using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Messaging;

/// <summary>
/// While messages do not leave, the service works all the same and they wait in the outbox: it is degraded. When the oldest has waited for longer than the
/// settings allow, nobody has mended it, and it is unhealthy: a pharmacy works from what it was told last.
/// </summary>
internal sealed class MessageBusHealth(RelayHealth relay, SchedulerDb db, SchedulerSettings settings, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (relay.Trouble is not { } trouble)
        {
            return HealthCheckResult.Healthy("Messages are published.");
        }

        var waits = await Oldest(cancellationToken) is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero;
        return waits <= settings.Messaging.Relay.LongestWait
            ? HealthCheckResult.Degraded(trouble)
            : HealthCheckResult.Unhealthy($"{trouble} The oldest message has waited for {(int)waits.TotalMinutes} min.");
    }

    /// <summary>When the oldest unsent message was written; null: there is none, or the database does not answer, which it says itself.</summary>
    private async Task<DateTimeOffset?> Oldest(CancellationToken cancel)
    {
        DateTimeOffset? oldest = null;
        try
        {
            await DatabaseRetry.Once(async () =>
                oldest = await db.Outbox.Where(row => row.SentAt == null).OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancel));
        }
        catch (Exception unreachable) when (DatabaseFaults.IsPassing(unreachable))
        {
            return null;
        }

        return oldest;
    }
}
