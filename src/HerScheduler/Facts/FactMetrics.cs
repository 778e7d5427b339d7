using System.Diagnostics.Metrics;
using HerScheduler.Problems;
using HerScheduler.Telemetry;

namespace HerScheduler.Facts;

/// <summary>What became of the facts that came in, by the door they came through.</summary>
public sealed class FactMetrics : IInstruments
{
    /// <summary>Pages and API.</summary>
    public const string Http = "http";

    /// <summary>The queue of facts.</summary>
    public const string Queue = "queue";

    private const string Recorded = "recorded";
    private const string Duplicate = "duplicate";
    private const string Refused = "refused";

    private readonly Counter<long> _judged;

    public FactMetrics(IMeterFactory meters) => _judged = meters.Create(ServiceTelemetry.Name).CreateCounter<long>(
        "herscheduler.facts.judged",
        "{fact}",
        "Facts by the door they came through and what became of them: recorded, duplicate (recorded before) or refused.");

    void IInstruments.Begin()
    {
        foreach (var door in new[] { Http, Queue })
        {
            foreach (var outcome in new[] { Recorded, Duplicate, Refused })
            {
                Count(door, outcome, 0);
            }
        }
    }

    /// <summary>One fact that was judged by itself.</summary>
    internal void Judged(string door, FactVerdict verdict) => Count(door, verdict.Match(() => Recorded, () => Duplicate, _ => Refused), 1);

    /// <summary>Facts that were taken together, or not at all.</summary>
    /// <param name="door">Where they came in.</param>
    /// <param name="outcome">What became of them.</param>
    /// <param name="offered">How many there were.</param>
    /// <param name="recorded">How many of them were new.</param>
    internal void Judged<T>(string door, Outcome<T> outcome, int offered, int recorded)
    {
        var isTaken = outcome.Match(_ => true, _ => false);
        Count(door, Recorded, isTaken ? recorded : 0);
        Count(door, Duplicate, isTaken ? offered - recorded : 0);
        Count(door, Refused, isTaken ? 0 : offered);
    }

    private void Count(string door, string outcome, int count) =>
        _judged.Add(count, new KeyValuePair<string, object?>("door", door), new KeyValuePair<string, object?>("outcome", outcome));
}
