using System.Diagnostics.Metrics;
using HerScheduler.Data;
using HerScheduler.Telemetry;

namespace HerScheduler.Health;

/// <summary>
/// What waits in the database, asked whenever somebody reads the gauges. When the database does not answer there is no value at all:
/// a gauge that stands still would read as healthy. Every replica says the same.
/// </summary>
internal sealed class BacklogGauges : IInstruments
{
    private const string Seconds = "s";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly Lock _asking = new();
    private (DateTimeOffset At, Backlog? Backlog) _last = (DateTimeOffset.MinValue, null);

    public BacklogGauges(IMeterFactory meters, IServiceScopeFactory scopes, TimeProvider time)
    {
        (_scopes, _time) = (scopes, time);
        var meter = meters.Create(ServiceTelemetry.Name);
        Count(meter, "herscheduler.outbox.depth", "{message}", "Messages still to be sent.", (null, of => of.Messages));
        Age(meter, "herscheduler.outbox.lag", "Age of the oldest message still to be sent; 0 when there is none.", (null, of => of.Messages));
        meter.CreateObservableGauge(
            "herscheduler.outbox.plans_held_up",
            () => Read<long>(backlog => [new(backlog.HeldUp)]),
            "{plan}",
            "Plans whose next message was refused and waits for another attempt.");
        (string?, Func<Backlog, Waiting>)[] notices = [("event", of => of.Events), ("alert", of => of.Plans)];
        Count(meter, "herscheduler.notices.due", "{notice}", "Events with a reminder or overdue alert due, and plans whose alerts are due.", notices);
        Age(meter, "herscheduler.notices.lag", "For how long the first of them has been due; 0 when there is none.", notices);
        (string?, Func<Backlog, Waiting>)[] mails = [("digest", of => of.Digests), ("other", of => of.Mails)];
        Count(meter, "herscheduler.mails.waiting", "{mail}", "E-mails written down and neither sent nor given up.", mails);
        Age(meter, "herscheduler.mails.lag", "Age of the oldest of them; 0 when there is none.", mails);
    }

    private void Count(Meter meter, string name, string unit, string meaning, params (string? Kind, Func<Backlog, Waiting> Of)[] parts) =>
        meter.CreateObservableGauge(name, () => Read(backlog => parts.Select(part => Measured((long)part.Of(backlog).Count, part.Kind))), unit, meaning);

    private void Age(Meter meter, string name, string meaning, params (string? Kind, Func<Backlog, Waiting> Of)[] parts) => meter.CreateObservableGauge(
        name, () => Read(backlog => parts.Select(part => Measured(part.Of(backlog).Age(_time.GetUtcNow()).TotalSeconds, part.Kind))), Seconds, meaning);

    private static Measurement<T> Measured<T>(T value, string? kind)
        where T : struct =>
        kind is null ? new Measurement<T>(value) : new Measurement<T>(value, new KeyValuePair<string, object?>("kind", kind));

    private IEnumerable<Measurement<T>> Read<T>(Func<Backlog, IEnumerable<Measurement<T>>> values)
        where T : struct =>
        Ask() is { } backlog ? [.. values(backlog)] : [];

    /// <summary>The gauges are read together: the database is asked once for all of them.</summary>
    private Backlog? Ask()
    {
        lock (_asking)
        {
            var now = _time.GetUtcNow();
            if (now - _last.At >= Fresh || now < _last.At)
            {
                _last = (now, Fetch(now));
            }

            return _last.Backlog;
        }
    }

    private Backlog? Fetch(DateTimeOffset now)
    {
        using var scope = _scopes.CreateScope();
        try
        {
            return Backlog.Of(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), now);
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException || DatabaseFaults.Of(failure) is not null)
        {
            return null;
        }
    }
}
