using System.Diagnostics.Metrics;
using HerScheduler.Telemetry;

namespace HerScheduler.Messaging;

/// <summary>What the meter <c>HerScheduler</c> counts of outgoing messages. Their meaning for an operator stands in docs/operations.md.</summary>
internal sealed class MessageMetrics : IInstruments
{
    private const string Unit = "{message}";

    private readonly Counter<long> _published;
    private readonly Counter<long> _unroutable;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _returned;

    public MessageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceTelemetry.Name);
        _published = meter.CreateCounter<long>("herscheduler.messages.published", Unit, "Messages the broker has confirmed, unroutable ones included.");
        _unroutable = meter.CreateCounter<long>("herscheduler.messages.unroutable", Unit, "Messages confirmed although no queue wanted them.");
        _refused = meter.CreateCounter<long>("herscheduler.messages.refused", Unit, "Attempts the broker refused; the message's plan waits.");
        _returned = meter.CreateCounter<long>("herscheduler.messages.given_back", Unit, "Messages given back unsent to the outbox, to be claimed again.");
    }

    public void Begin()
    {
        foreach (var counter in new[] { _published, _unroutable, _refused, _returned })
        {
            counter.Add(0);
        }
    }

    public void Count(BatchOutcome outcome)
    {
        Add(_published, outcome.Sent.Count);
        Add(_unroutable, outcome.Unroutable.Count);
        Add(_refused, outcome.Refused.Count);
        Add(_returned, outcome.Rest.Count);
    }

    private static void Add(Counter<long> counter, int count)
    {
        if (count > 0)
        {
            counter.Add(count);
        }
    }
}
