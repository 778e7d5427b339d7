using System.Diagnostics;

namespace HerScheduler.Telemetry;

/// <summary>How a trace goes on where nothing hands it over by itself: through the outbox, and from the queue of facts.</summary>
internal static class TraceContext
{
    /// <summary>So many of a batch's traces are named; more would be cut by the collector.</summary>
    private const int MostLinks = 100;

    /// <summary>The trace of what is being done, as W3C traceparent; null when nobody takes it.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A span of the trace that was stored; null when there is none, or nobody listens.</summary>
    public static Activity? Continue(string name, ActivityKind kind, string? stored) =>
        Read(stored) is { } trace ? ServiceTelemetry.Spans.StartActivity(name, kind, trace) : null;

    /// <summary>A span about things that came by different traces: one of the only one there is, else of its own with a link to each.</summary>
    public static Activity? Join(string name, ActivityKind kind, IEnumerable<string?> stored)
    {
        if (!ServiceTelemetry.Spans.HasListeners())
        {
            return null;
        }

        var traces = stored.Select(Read).OfType<ActivityContext>().Distinct().Take(MostLinks).ToList();
        return traces.Count == 1
            ? ServiceTelemetry.Spans.StartActivity(name, kind, traces[0])
            : ServiceTelemetry.Spans.StartActivity(name, kind, parentContext: default, links: traces.Select(trace => new ActivityLink(trace)));
    }

    /// <summary>What is no trace is passed over: it comes from outside.</summary>
    private static ActivityContext? Read(string? stored) => ActivityContext.TryParse(stored, traceState: null, isRemote: true, out var trace) ? trace : null;
}
