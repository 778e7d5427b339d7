using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;

namespace HerScheduler.Plans;

/// <summary>A schedule as JSON: the same on the command line and over HTTP.</summary>
public static class ScheduleJson
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="sequence">How many messages the plan has sent; 0 in a preview.</param>
    /// <param name="indented">For a person to read.</param>
    public static string Text(Schedule schedule, int sequence, bool indented = false) => JsonText.Of(json => Write(json, schedule, sequence), indented);

    public static void Write(Utf8JsonWriter json, Schedule schedule, int sequence)
    {
        json.WriteStartObject();
        json.WriteString("plan", schedule.Plan);
        json.WriteDate("asOf", schedule.AsOf);
        json.WriteNumber("version", schedule.Version);
        json.WriteNumber("sequence", sequence);
        json.WriteStartArray("events");
        foreach (var item in schedule.Events)
        {
            EventJson.Write(json, item);
        }

        json.WriteEndArray();
        json.WriteStartArray("alerts");
        foreach (var alert in schedule.Alerts)
        {
            WriteAlert(json, alert);
        }

        json.WriteEndArray();
        WriteFindings(json, schedule.Findings);
        json.WriteEndObject();
    }

    public static void WriteAlert(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("code", WireNames<AlertCode>.Of(alert.Code));
        json.WriteString("event", alert.Event);
        json.WriteDate("since", alert.Since);
        json.WriteString("message", alert.Message);
        json.WriteString("source", alert.Source);
        json.WriteEndObject();
    }

    /// <summary>The property <c>findings</c>.</summary>
    public static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", WireNames<Severity>.Of(finding.Severity));
            json.WriteString("message", finding.Message);
            json.WriteString("source", finding.Source);
            json.WriteBoolean("overridden", finding.Overridden);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
