using System.Text.Json;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;

namespace HerScheduler.Plans;

/// <summary>One event as JSON: the same in the schedule, in messages and in the stored row.</summary>
public static class EventJson
{
    public static string Text(ScheduleEvent item) => JsonText.Of(json => Write(json, item));

    public static void Write(Utf8JsonWriter json, ScheduleEvent item)
    {
        json.WriteStartObject();
        json.WriteString("key", item.Key);
        json.WriteString("kind", WireNames<EventKind>.Of(item.Kind));
        json.WriteString("title", item.Title);
        json.WriteDate("date", item.Date);
        json.WriteStartObject("window");
        json.WriteDate("earliest", item.Window.Earliest);
        json.WriteDate("latest", item.Window.Latest);
        json.WriteEndObject();
        json.WriteString("status", WireNames<EventStatus>.Of(item.Status));
        WriteDoses(json, item.Doses);
        WriteNumber(json, "her2Cycle", item.Her2Cycle);
        WriteClearance(json, item.CardiacClearance);
        WriteDone(json, item.Done);
        json.WriteDate("booked", item.Booked);
        json.WriteString("why", item.Why);
        json.WriteString("source", item.Source);
        json.WriteEndObject();
    }

    private static void WriteDoses(Utf8JsonWriter json, IReadOnlyList<Dose> doses)
    {
        json.WriteStartArray("doses");
        foreach (var dose in doses)
        {
            json.WriteStartObject();
            json.WriteString("agent", WireNames<Agent>.Of(dose.Agent));
            json.WriteString("dose", dose.Amount);
            json.WriteBoolean("loading", dose.Loading);
            json.WriteBoolean("held", dose.Held);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClearance(Utf8JsonWriter json, CardiacClearance? clearance)
    {
        if (clearance is null)
        {
            json.WriteNull("cardiacClearance");
            return;
        }

        json.WriteStartObject("cardiacClearance");
        json.WriteString("state", WireNames<ClearanceState>.Of(clearance.State));
        WriteNumber(json, "lvefPercent", clearance.LvefPercent);
        json.WriteDate("lvefDate", clearance.LvefDate);
        json.WriteEndObject();
    }

    private static void WriteDone(Utf8JsonWriter json, Done? done)
    {
        if (done is null)
        {
            json.WriteNull("done");
            return;
        }

        json.WriteStartObject("done");
        json.WriteDate("date", done.Date);
        if (done.Percent is { } percent)
        {
            json.WriteNumber("percent", percent);
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
