using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>Writes a protocol in the format <see cref="ProtocolReader"/> reads.</summary>
public static class ProtocolJson
{
    /// <summary>The document, UTF-8.</summary>
    public static byte[] ToUtf8(Protocol protocol, bool indented = true) => JsonText.ToUtf8(writer => Write(writer, protocol), indented);

    public static void Write(Utf8JsonWriter writer, Protocol protocol)
    {
        writer.WriteStartObject();
        writer.WriteString("id", protocol.Id);
        writer.WriteString("title", protocol.Title);
        writer.WriteString("setting", WireNames<ProtocolSetting>.Of(protocol.Setting));
        writer.WriteBoolean("surgery", protocol.Surgery);
        writer.WriteString("source", protocol.Source);
        writer.WriteString("confidence", protocol.Confidence);
        writer.WriteStartArray("tracks");
        foreach (var track in protocol.Tracks)
        {
            WriteTrack(writer, track);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTrack(Utf8JsonWriter writer, Track track)
    {
        writer.WriteStartObject();
        writer.WriteString("id", track.Id);
        writer.WriteString("title", track.Title);
        writer.WriteString("phase", WireNames<TrackPhase>.Of(track.Phase));
        writer.WriteNumber("intervalDays", track.IntervalDays);
        writer.WriteNumber("count", track.Count);
        writer.WriteNumber("firstNumber", track.FirstNumber);
        writer.WriteString("after", track.After);
        writer.WriteStartArray("agents");
        foreach (var agent in track.Agents)
        {
            WriteAgent(writer, agent);
        }

        writer.WriteEndArray();
        writer.WriteString("source", track.Source);
        if (track.Tasks.Count > 0)
        {
            writer.WriteStartArray("tasks");
            foreach (var task in track.Tasks)
            {
                writer.WriteStringValue(task);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter writer, TrackAgent agent)
    {
        writer.WriteStartObject();
        writer.WriteString("agent", WireNames<Agent>.Of(agent.Agent));
        writer.WriteString("dose", agent.Dose);
        if (agent.LoadingDose is { } loadingDose)
        {
            writer.WriteString("loadingDose", loadingDose);
        }

        writer.WriteEndObject();
    }
}
