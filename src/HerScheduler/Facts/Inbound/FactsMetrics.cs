using System.Diagnostics.Metrics;

namespace HerScheduler.Facts.Inbound;

/// <summary>What happens to facts from the queue, as counters of meter <c>HerScheduler</c>.</summary>
internal sealed class FactsMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _applied;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _retried;
    private readonly Histogram<double> _batches;
    private long _waiting = -1;

    public FactsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("HerScheduler");
        _received = meter.CreateCounter<long>("herscheduler.facts.received", "{fact}", "Messages taken from the queue, repeated ones included.");
        _applied = meter.CreateCounter<long>("herscheduler.facts.applied", "{fact}", "Facts that were new and are stored.");
        _duplicates = meter.CreateCounter<long>("herscheduler.facts.duplicates", "{fact}", "Facts that were recorded before.");
        _refused = meter.CreateCounter<long>("herscheduler.facts.refused", "{fact}", "Messages put into the error queue, by the status of the problem.");
        _retried = meter.CreateCounter<long>("herscheduler.facts.retried", "{attempt}", "Attempts to record that failed and were made again.");
        _batches = meter.CreateHistogram<double>("herscheduler.facts.batch.duration", "s", "From the first message of a batch to its acknowledgement.");
        meter.CreateObservableGauge("herscheduler.facts.waiting", Waiting, "{fact}", "Messages in the queue not handed over yet; absent while not connected.");
    }

    /// <summary>Messages still in the queue; null: nobody knows.</summary>
    public uint? InQueue
    {
        set => Interlocked.Exchange(ref _waiting, value is { } count ? count : -1);
    }

    public void Received(int count) => _received.Add(count);

    public void Retried() => _retried.Add(1);

    public void BatchTook(TimeSpan time) => _batches.Record(time.TotalSeconds);

    public void Settled(IEnumerable<FactVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            verdict.Match(
                () => Add(_applied),
                () => Add(_duplicates),
                refusal => Add(_refused, new KeyValuePair<string, object?>("status", refusal.Status)));
        }
    }

    private static bool Add(Counter<long> counter, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        counter.Add(1, tags);
        return true;
    }

    private IEnumerable<Measurement<long>> Waiting() => Interlocked.Read(ref _waiting) is var count and >= 0 ? [new Measurement<long>(count)] : [];
}
