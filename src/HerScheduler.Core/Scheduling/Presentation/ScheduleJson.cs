using System.Text.Json;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>Writes a schedule, and its parts by themselves for messages, in the shape and property order of the interface.</summary>
public static class ScheduleJson
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="sequence">How many messages were sent for the plan; 0 in a preview.</param>
    /// <param name="indented">For a person.</param>
    public static byte[] ToUtf8(Schedule schedule, long sequence, bool indented = false) =>
        JsonText.ToUtf8(writer => Write(writer, schedule, sequence), indented);

    /// <summary>Writes the schedule as one JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, Schedule schedule, long sequence)
    {
        writer.WriteStartObject();
        writer.WriteString("plan", schedule.Plan);
        writer.WriteDay("asOf", schedule.AsOf);
        writer.WriteNumber("version", schedule.Version);
        writer.WriteNumber("sequence", sequence);
        WriteArray(writer, "events", schedule.Events, WriteEvent);
        WriteArray(writer, "alerts", schedule.Alerts, WriteAlert);
        WriteArray(writer, "findings", schedule.Findings, WriteFinding);
        writer.WriteEndObject();
    }

    /// <summary>Writes one event as one JSON value.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, ScheduleEvent item)
    {
        writer.WriteStartObject();
        writer.WriteString("key", item.Key);
        writer.WriteString("kind", WireNames<EventKind>.Of(item.Kind));
        writer.WriteString("title", item.Title);
        writer.WriteDay("date", item.Date);
        writer.WriteStartObject("window");
        writer.WriteDay("earliest", item.Window.Earliest);
        writer.WriteDay("latest", item.Window.Latest);
        writer.WriteEndObject();
        writer.WriteString("status", WireNames<EventStatus>.Of(item.Status));
        WriteArray(writer, "doses", item.Doses, WriteDose);
        WriteHer2Cycle(writer, item.Her2Cycle);
        WriteClearance(writer, item.CardiacClearance);
        WriteDone(writer, item);
        writer.WriteDayOrNull("booked", item.Booked);
        writer.WriteString("why", item.Why);
        writer.WriteString("source", item.Source);
        writer.WriteEndObject();
    }

    /// <summary>Writes one alert as one JSON value.</summary>
    public static void WriteAlert(Utf8JsonWriter writer, Alert alert)
    {
        writer.WriteStartObject();
        writer.WriteString("code", WireNames<AlertCode>.Of(alert.Code));
        writer.WriteString("event", alert.Event);
        writer.WriteDay("since", alert.Since);
        writer.WriteString("message", alert.Message);
        writer.WriteString("source", alert.Source);
        writer.WriteEndObject();
    }

    /// <summary>Writes one finding as one JSON value.</summary>
    public static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id);
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("severity", WireNames<Severity>.Of(finding.Severity));
        writer.WriteString("message", finding.Message);
        writer.WriteString("source", finding.Source);
        writer.WriteBoolean("overridden", finding.Overridden);
        writer.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        for (var i = 0; i < items.Count; i++)
        {
            write(writer, items[i]);
        }

        writer.WriteEndArray();
    }

    private static void WriteDose(Utf8JsonWriter writer, Dose dose)
    {
        writer.WriteStartObject();
        writer.WriteString("agent", WireNames<Agent>.Of(dose.Agent));
        writer.WriteString("dose", dose.Amount);
        writer.WriteBoolean("loading", dose.Loading);
        writer.WriteBoolean("held", dose.Held);
        writer.WriteEndObject();
    }

    private static void WriteHer2Cycle(Utf8JsonWriter writer, int? number)
    {
        if (number is { } her2Cycle)
        {
            writer.WriteNumber("her2Cycle", her2Cycle);
        }
        else
        {
            writer.WriteNull("her2Cycle");
        }
    }

    private static void WriteClearance(Utf8JsonWriter writer, CardiacClearance? clearance)
    {
        if (clearance is null)
        {
            writer.WriteNull("cardiacClearance");
            return;
        }

        writer.WriteStartObject("cardiacClearance");
        writer.WriteString("state", WireNames<ClearanceState>.Of(clearance.State));
        if (clearance.LvefPercent is { } percent)
        {
            writer.WriteNumber("lvefPercent", Decimals.WithoutTrailingZeros(percent));
        }
        else
        {
            writer.WriteNull("lvefPercent");
        }

        writer.WriteDayOrNull("lvefDate", clearance.LvefDate);
        writer.WriteEndObject();
    }

    private static void WriteDone(Utf8JsonWriter writer, ScheduleEvent item)
    {
        if (item.Done is not { } done)
        {
            writer.WriteNull("done");
            return;
        }

        writer.WriteStartObject("done");
        writer.WriteDay("date", done.Date);
        if (item.Kind == EventKind.Echo && done.Percent is { } percent)
        {
            writer.WriteNumber("percent", Decimals.WithoutTrailingZeros(percent));
        }

        writer.WriteEndObject();
    }
}
