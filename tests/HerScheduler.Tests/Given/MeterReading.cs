using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>The instruments of one service, the framework's included: sums of what was counted, and gauges at the moment of reading.</summary>
internal sealed class MeterReading : IDisposable
{
    private const string OfTheRuntime = "System.Runtime";

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _counted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<double>> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private Dictionary<string, double> _gauged = new(StringComparer.Ordinal);

    public MeterReading(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) || instrument.Meter.Name == OfTheRuntime)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Every instrument that had a value.</summary>
    public IReadOnlyList<Instrument> Emitted
    {
        get
        {
            lock (_gate)
            {
                return [.. _instruments.Values];
            }
        }
    }

    /// <summary>Values by name, and where there are attributes by name and attributes: <c>herscheduler.mails{kind=digest,result=sent}</c>.</summary>
    public Dictionary<string, double> Read()
    {
        lock (_gate)
        {
            _gauged = new(StringComparer.Ordinal);
        }

        _listener.RecordObservableInstruments();
        lock (_gate)
        {
            return new(_counted.Concat(_gauged), StringComparer.Ordinal);
        }
    }

    /// <summary>Something was counted or measured; of what is observed, two readings differed.</summary>
    public bool HasMoved(string instrument)
    {
        lock (_gate)
        {
            return _instruments.TryGetValue(instrument, out var known) && (known.IsObservable
                ? _seen.Any(values => NameIn(values.Key) == instrument && values.Value.Count > 1)
                : _counted.Any(sum => NameIn(sum.Key) == instrument && sum.Value > 0));
        }
    }

    public void Dispose() => _listener.Dispose();

    private static string NameIn(string key) => key.Split('{')[0];

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var parts = new List<string>();
        foreach (var (name, tag) in tags)
        {
            parts.Add($"{name}={tag}");
        }

        var key = parts.Count == 0 ? instrument.Name : $"{instrument.Name}{{{string.Join(',', parts)}}}";
        lock (_gate)
        {
            _instruments[instrument.Name] = instrument;
            if (instrument.IsObservable)
            {
                _gauged[key] = value;
                (_seen.TryGetValue(key, out var seen) ? seen : _seen[key] = []).Add(value);
            }
            else
            {
                _counted[key] = _counted.GetValueOrDefault(key) + value;
            }
        }
    }
}
