using System.Text.Json;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Json;

namespace HerScheduler.Facts;

/// <summary>What recording facts did, or (dry run) would do.</summary>
/// <param name="Version">The plan's version with them.</param>
/// <param name="Stored">They are recorded, by this request or an earlier one; false: this was a dry run.</param>
/// <param name="Changes">What became of its events; empty when all facts were recorded before.</param>
/// <param name="Alerts">Which alerts began and which ended, so that a low LVEF is seen where it is recorded.</param>
/// <param name="Warnings">What a person should look at.</param>
public sealed record FactsAnswer(int Version, bool Stored, IReadOnlyList<Change> Changes, AlertChanges Alerts, IReadOnlyList<string> Warnings)
{
    public string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteBoolean("stored", Stored);
        json.WriteArray("changes", Changes, WriteChange);
        json.WriteStartObject("alerts");
        json.WriteArray("began", Alerts.Began, ScheduleJson.WriteAlert);
        json.WriteArray("ended", Alerts.Ended, ScheduleJson.WriteAlert);
        json.WriteEndObject();
        json.WriteArray("warnings", Warnings, (array, warning) => array.WriteStringValue(warning));
        json.WriteEndObject();
    });

    private static void WriteChange(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("event", change.Event.Key);
        json.WriteString("change", WireNames<ChangeKind>.Of(change.Kind));
        json.WriteDate("from", change.PreviousDate);
        json.WriteDate("to", change.Kind == ChangeKind.Cancelled ? null : change.Event.Date);
        json.WriteString("why", change.Why);
        json.WriteEndObject();
    }
}
