using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>Whether the tracks of a protocol fit together, so that every event has one key and one date.</summary>
internal static class ProtocolConsistency
{
    public static void Check(Protocol protocol, Faults faults)
    {
        if (protocol.Surgery && !protocol.IsNeoadjuvant)
        {
            faults.Add(Place.Root.Member("surgery"), "expected false: an adjuvant protocol begins after surgery");
        }

        if (protocol.Tracks[0].Phase != TrackPhase.Initial)
        {
            faults.Add(Place.Root.Member("tracks").Item(0).Member("phase"), "expected initial: the first track begins on day 0");
        }

        var her2Slots = 0;
        for (var i = 0; i < protocol.Tracks.Count; i++)
        {
            var track = protocol.Tracks[i];
            var place = Place.Root.Member("tracks").Item(i);
            CheckAgainstEarlier(track, [.. protocol.Tracks.Take(i)], place, faults);
            CheckPhase(track, protocol, place, faults);
            her2Slots = CheckNumbers(track, her2Slots, place, faults);
        }
    }

    private static void CheckAgainstEarlier(Track track, IReadOnlyList<Track> earlier, Place place, Faults faults)
    {
        if (earlier.Any(other => other.Id == track.Id))
        {
            faults.Add(place.Member("id"), $"a track called {Found.Quote(track.Id)} stands here already");
        }

        if (track.After is not { } after)
        {
            return;
        }

        var followed = earlier.FirstOrDefault(other => other.Id == after);
        if (followed is null)
        {
            faults.Add(place.Member("after"), $"expected an earlier track of this protocol or null, found {Found.Quote(after)}");
        }
        else if (followed.Phase != track.Phase)
        {
            faults.Add(place.Member("after"), $"expected a track of the same phase, {Found.Quote(after)} is {WireNames<TrackPhase>.Of(followed.Phase)}");
        }
    }

    private static void CheckPhase(Track track, Protocol protocol, Place place, Faults faults)
    {
        if (track.Phase == TrackPhase.AfterSurgery && !protocol.Surgery)
        {
            faults.Add(place.Member("phase"), "expected initial: this protocol has no surgery");
        }
    }

    /// <summary>HER2 cycles number on over tracks: a number is a slot of the course, and no slot has two cycles.</summary>
    private static int CheckNumbers(Track track, int her2Slots, Place place, Faults faults)
    {
        if (!track.HasHer2Therapy)
        {
            return her2Slots;
        }

        if (track.FirstNumber != her2Slots + 1)
        {
            faults.Add(place.Member("firstNumber"), $"expected {her2Slots + 1}, the next HER2 slot of the course, found {track.FirstNumber}");
        }

        return her2Slots + track.Count;
    }
}
