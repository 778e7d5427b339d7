using Serilog.Core;
using Serilog.Events;

namespace HerScheduler.Hosting;

/// <summary>At the end of a line for a person: the id of the trace it belongs to, when it belongs to one.</summary>
internal sealed class TraceOfLine : ILogEventEnricher
{
    public const string Name = "Trace";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.TraceId is { } trace)
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(Name, new ScalarValue($" [{trace.ToHexString()}]")));
        }
    }
}
