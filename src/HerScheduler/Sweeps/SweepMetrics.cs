using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HerScheduler.Telemetry;

namespace HerScheduler.Sweeps;

/// <summary>
/// How the sweeps are doing on this replica. The age of the last success is worked out whenever it is read, by the clock that nobody can set, so it grows
/// while a sweep hangs, fails or is never called. Where replicas take turns, the youngest age of all is the true one.
/// </summary>
internal sealed class SweepMetrics : IInstruments
{
    private readonly IReadOnlyList<Beat> _beats;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly ConcurrentDictionary<string, long> _succeeded = new(StringComparer.Ordinal);
    private readonly long _began;

    public SweepMetrics(IMeterFactory meters, IEnumerable<Beat> beats, TimeProvider time)
    {
        (_beats, _time, _began) = ([.. beats], time, time.GetTimestamp());
        var meter = meters.Create(ServiceTelemetry.Name);
        _duration = meter.CreateHistogram<double>("herscheduler.sweep.duration", "s", "How long a run of a sweep took, by sweep and outcome: done, failed or stopped.");
        meter.CreateObservableGauge(
            "herscheduler.sweep.age", () => Each(AgeOf), "s", "Seconds since this replica last did a sweep to its end; since it began when it has not yet.");
        meter.CreateObservableGauge("herscheduler.sweep.interval", () => Each(beat => beat.Every), "s", "Seconds from one turn of a sweep to the next.");
    }

    public void Ended(string sweep, string outcome, long began) => _duration.Record(
        _time.GetElapsedTime(began).TotalSeconds,
        new KeyValuePair<string, object?>("sweep", sweep),
        new KeyValuePair<string, object?>("outcome", outcome));

    public void Done(string sweep, long began)
    {
        _succeeded[sweep] = _time.GetTimestamp();
        Ended(sweep, "done", began);
    }

    private TimeSpan AgeOf(Beat beat) => _time.GetElapsedTime(_succeeded.GetValueOrDefault(beat.Sweep, _began));

    private IEnumerable<Measurement<double>> Each(Func<Beat, TimeSpan> value) =>
        _beats.Select(beat => new Measurement<double>(value(beat).TotalSeconds, new KeyValuePair<string, object?>("sweep", beat.Sweep)));
}
