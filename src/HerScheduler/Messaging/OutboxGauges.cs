using System.Diagnostics.Metrics;
using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>
/// How full the outbox is, asked of the database whenever somebody reads the gauges. When the database does not answer there is no value at all:
/// a gauge that stands still would read as healthy.
/// </summary>
internal sealed class OutboxGauges(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _asking = new();
    private (DateTimeOffset At, OutboxStatus? Status) _last = (DateTimeOffset.MinValue, null);

    public void AddTo(Meter meter)
    {
        meter.CreateObservableGauge(
            "herscheduler.outbox.depth", () => Read(status => (long)status.Unsent), "{message}", "Messages still to be sent.");
        meter.CreateObservableGauge(
            "herscheduler.outbox.lag",
            () => Read(status => status.Lag(time.GetUtcNow()).TotalSeconds),
            "s",
            "Age of the oldest message still to be sent; 0 when there is none.");
        meter.CreateObservableGauge(
            "herscheduler.outbox.plans_held_up",
            () => Read(status => (long)status.HeldUp),
            "{plan}",
            "Plans whose next message was refused and waits for another attempt.");
    }

    private IEnumerable<Measurement<T>> Read<T>(Func<OutboxStatus, T> value)
        where T : struct =>
        Ask() is { } status ? [new Measurement<T>(value(status))] : [];

    /// <summary>The gauges are read together: one question for all of them.</summary>
    private OutboxStatus? Ask()
    {
        lock (_asking)
        {
            var now = time.GetUtcNow();
            if (now - _last.At >= Fresh)
            {
                _last = (now, Fetch());
            }

            return _last.Status;
        }
    }

    private OutboxStatus? Fetch()
    {
        using var scope = scopes.CreateScope();
        try
        {
            return OutboxStatus.Of(scope.ServiceProvider.GetRequiredService<SchedulerDb>());
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException || DatabaseFaults.Of(failure) is not null)
        {
            return null;
        }
    }
}
