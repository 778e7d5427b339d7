using System.Diagnostics.Metrics;
using HerScheduler.Telemetry;

namespace HerScheduler.Facts.Inbound;

/// <summary>How the queue of facts is doing.</summary>
internal sealed class FactsMetrics : IInstruments
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _retried;
    private readonly Histogram<double> _batches;
    private readonly FactMetrics _facts;
    private long _waiting = -1;

    public FactsMetrics(IMeterFactory meters, FactMetrics facts)
    {
        _facts = facts;
        var meter = meters.Create(ServiceTelemetry.Name);
        _received = meter.CreateCounter<long>("herscheduler.facts.received", "{fact}", "Messages taken from the queue, repeated ones included.");
        _retried = meter.CreateCounter<long>("herscheduler.facts.retried", "{attempt}", "Attempts to record that failed and were made again.");
        _batches = meter.CreateHistogram<double>("herscheduler.facts.batch.duration", "s", "From the first message of a batch to its acknowledgement.");
        meter.CreateObservableGauge("herscheduler.facts.waiting", Waiting, "{fact}", "Messages in the queue not handed over yet; absent while not connected.");
    }

    /// <summary>Messages still in the queue; null: nobody knows.</summary>
    public uint? InQueue
    {
        set => Interlocked.Exchange(ref _waiting, value is { } count ? count : -1);
    }

    public void Begin()
    {
        _received.Add(0);
        _retried.Add(0);
    }

    public void Received(int count) => _received.Add(count);

    public void Retried() => _retried.Add(1);

    public void BatchTook(TimeSpan time) => _batches.Record(time.TotalSeconds);

    public void Settled(IEnumerable<FactVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            _facts.Judged(FactMetrics.Queue, verdict);
        }
    }

    private IEnumerable<Measurement<long>> Waiting() => Interlocked.Read(ref _waiting) is var count and >= 0 ? [new Measurement<long>(count)] : [];
}
