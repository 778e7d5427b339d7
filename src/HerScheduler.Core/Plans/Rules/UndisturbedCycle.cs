using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>A cycle where a protocol puts it when nothing interferes: no closed day, no deferral, no fact.</summary>
/// <param name="Track">Its track.</param>
/// <param name="Number">Its number, as in its key.</param>
/// <param name="Day">Days from day 0, or from the restart for chemotherapy after surgery.</param>
internal readonly record struct UndisturbedCycle(Track Track, int Number, int Day)
{
    /// <summary>Its event key.</summary>
    public string Key => Track.KeyOf(Number);

    /// <summary>The day on which the next cycle of its track would be due.</summary>
    public int NextDue => Day + Track.IntervalDays;

    /// <summary>All cycles of one phase of <paramref name="protocol"/>, track by track.</summary>
    public static List<UndisturbedCycle> Of(Protocol protocol, TrackPhase phase)
    {
        var cycles = new List<UndisturbedCycle>();
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var track in protocol.Tracks.Where(track => track.Phase == phase))
        {
            // Reading a protocol ensures that the track it follows stands earlier, in the same phase.
            var start = track.After is { } after ? ends[after] : 0;
            for (var n = 0; n < track.Count; n++)
            {
                cycles.Add(new UndisturbedCycle(track, track.FirstNumber + n, start + (n * track.IntervalDays)));
            }

            ends[track.Id] = start + (track.Count * track.IntervalDays);
        }

        return cycles;
    }
}
