using HerScheduler.Core.Protocols;

namespace HerScheduler.Cli.Protocols;

/// <summary>A protocol's tracks in words.</summary>
internal static class ProtocolWords
{
    /// <summary><c>ac every 21 days × 4, then paclitaxel weekly × 12 and hp every 21 days × 4</c>.</summary>
    public static string Tracks(Protocol protocol)
    {
        var initial = Phase(protocol, TrackPhase.Initial);
        var after = Phase(protocol, TrackPhase.AfterSurgery);
        return after.Length == 0 ? initial : $"{initial}; after surgery {after}";
    }

    /// <summary>HER2 cycles before surgery, or a dash for a protocol that has no surgery.</summary>
    public static string Her2BeforeSurgery(Protocol protocol) => protocol.Surgery
        ? protocol.Tracks.Where(track => track is { Phase: TrackPhase.Initial, HasHer2Therapy: true }).Sum(track => track.Count)
            .ToString(System.Globalization.CultureInfo.InvariantCulture)
        : "–";

    /// <summary>The source, and whether it was read (S) or is general knowledge (M).</summary>
    public static string Source(Protocol protocol) => $"{protocol.Source} ({protocol.Confidence})";

    /// <summary>Tracks that follow the same one run side by side; the others follow each other.</summary>
    private static string Phase(Protocol protocol, TrackPhase phase) => string.Join(
        ", then ",
        protocol.Tracks
            .Where(track => track.Phase == phase)
            .GroupBy(track => track.After, StringComparer.Ordinal)
            .Select(together => string.Join(" and ", together.Select(Track))));

    private static string Track(Track track) =>
        $"{track.Id} {(track.IntervalDays == 7 ? "weekly" : $"every {track.IntervalDays} days")} × {track.Count}";
}
