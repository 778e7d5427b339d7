using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Json;

/// <summary>A protocol in the format of the library's files: what is printed can be edited and read back as a site's own.</summary>
public static class ProtocolJson
{
    public static string Text(Protocol protocol) => JsonText.Of(json => Write(json, protocol), indented: true);

    private static void Write(Utf8JsonWriter json, Protocol protocol)
    {
        json.WriteStartObject();
        json.WriteString("id", protocol.Id);
        json.WriteString("title", protocol.Title);
        json.WriteString("setting", WireNames<ProtocolSetting>.Of(protocol.Setting));
        json.WriteBoolean("surgery", protocol.Surgery);
        json.WriteString("source", protocol.Source);
        json.WriteString("confidence", protocol.Confidence);
        json.WriteStartArray("tracks");
        foreach (var track in protocol.Tracks)
        {
            WriteTrack(json, track);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTrack(Utf8JsonWriter json, Track track)
    {
        json.WriteStartObject();
        json.WriteString("id", track.Id);
        json.WriteString("title", track.Title);
        json.WriteString("phase", WireNames<TrackPhase>.Of(track.Phase));
        json.WriteNumber("intervalDays", track.IntervalDays);
        json.WriteNumber("count", track.Count);
        json.WriteNumber("firstNumber", track.FirstNumber);
        json.WriteString("after", track.After);
        json.WriteStartArray("agents");
        foreach (var agent in track.Agents)
        {
            WriteAgent(json, agent);
        }

        json.WriteEndArray();
        json.WriteString("source", track.Source);
        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, TrackAgent agent)
    {
        json.WriteStartObject();
        json.WriteString("agent", WireNames<Agent>.Of(agent.Agent));
        json.WriteString("dose", agent.Dose);
        if (agent.LoadingDose is { } loading)
        {
            json.WriteString("loadingDose", loading);
        }

        json.WriteEndObject();
    }
}
