using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>
/// Reads a protocol document strictly: every fault with its JSON Pointer, all faults at once. Built-in and a site's own protocols are the same format.
/// </summary>
public static class ProtocolReader
{
    private const int MostTracks = 20;

    private static readonly Shape ProtocolShape = new("id", "title", "setting", "surgery", "source", "confidence", "tracks");

    private static readonly Expectation<string> Title = Expect.Line(100);
    private static readonly Expectation<string> Source = Expect.Line(300);
    private static readonly Expectation<ProtocolSetting> Setting = Expect.OneOf<ProtocolSetting>();
    internal static readonly Expectation<string> Confidence = Expect.Text("S (read in a source) | M (to be verified)", text => text is "S" or "M");

    /// <param name="utf8Json">The document, UTF-8, at most 1 MiB.</param>
    public static ReadResult<Protocol> Read(ReadOnlyMemory<byte> utf8Json) =>
        StrictJson.Read(utf8Json, (root, faults) => Read(new ObjectReader(root, Place.Root, faults, ProtocolShape)));

    private static Protocol Read(ObjectReader document)
    {
        var source = document.Required("source", Source);
        var protocol = new Protocol(
            document.Required("id", Expect.LowerCaseIdentifier),
            document.Required("title", Title),
            document.Required("setting", Setting),
            document.Required("surgery", Expect.Flag),
            document.RequiredItems("tracks", "an array of one track or more", (track, place) => ReadTrack(track, place, document.Faults, source)),
            source,
            document.Required("confidence", Confidence));
        if (protocol.Tracks.Count > MostTracks)
        {
            document.Fault("tracks", $"expected at most {MostTracks} tracks, found {protocol.Tracks.Count}");
        }

        // How tracks fit together can only be judged once each is sound in itself.
        if (document.Faults.None)
        {
            ProtocolConsistency.Check(protocol, document.Faults);
        }

        return protocol;
    }

    private static Track ReadTrack(JsonElement track, Place place, Faults faults, string protocolSource) =>
        TrackReader.Read(track, place, faults, Title, Source, protocolSource);
}
