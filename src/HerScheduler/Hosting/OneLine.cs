using Serilog.Core;
using Serilog.Events;

namespace HerScheduler.Hosting;

/// <summary>
/// What others send gets into a log line as words, and makes no line of its own: an address, say, with a line break and what looks like an entry behind it.
/// Line breaks and other control characters become spaces.
/// </summary>
internal sealed class OneLine : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.Where(property => !IsClean(property.Value)).ToList())
        {
            var text = value is ScalarValue { Value: string said } ? said : value.ToString();
            logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Clean(text))));
        }
    }

    private static bool IsClean(LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: string text } => !text.Any(char.IsControl),
        ScalarValue => true,
        SequenceValue list => list.Elements.All(IsClean),
        StructureValue structure => structure.Properties.All(property => IsClean(property.Value)),
        _ => true,
    };

    private static string Clean(string text) => new([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
