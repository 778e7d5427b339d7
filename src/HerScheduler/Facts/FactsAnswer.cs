using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Json;

namespace HerScheduler.Facts;

/// <summary>What recording facts did, or (dry run) would do.</summary>
/// <param name="Version">The plan's version with them.</param>
/// <param name="Changes">What became of its events; empty when all facts were recorded before.</param>
/// <param name="Warnings">What a person should look at.</param>
public sealed record FactsAnswer(int Version, IReadOnlyList<Change> Changes, IReadOnlyList<string> Warnings)
{
    public string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("changes");
        foreach (var change in Changes)
        {
            json.WriteStartObject();
            json.WriteString("event", change.Event.Key);
            json.WriteString("change", WireNames<ChangeKind>.Of(change.Kind));
            json.WriteDate("from", change.PreviousDate);
            json.WriteDate("to", change.Kind == ChangeKind.Cancelled ? null : change.Event.Date);
            json.WriteString("why", change.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
