using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The protocol's own tracks: before surgery, or the whole of an adjuvant protocol (rules C1, C2, C4, S13).</summary>
internal static class InitialCycles
{
    public static void Place(Workspace work)
    {
        PlaceEarlier(work);
        var tracks = work.Protocol.Tracks;
        var last = new Draft?[tracks.Count];
        var end = CourseEnd.Of(work);
        for (var i = 0; i < last.Length; i++)
        {
            if (tracks[i].Phase == TrackPhase.Initial)
            {
                last[i] = PlaceTrack(work, tracks[i], LastOf(tracks, last, tracks[i].After), tracks[i] == end?.Track ? end : null);
            }
        }

        if (!work.Protocol.Surgery)
        {
            work.Restart = work.Plan.Start;
        }
    }

    /// <summary>Cycles given under an earlier plan stay done and count, whatever the plan in force asks for.</summary>
    private static void PlaceEarlier(Workspace work)
    {
        if (work.Ledger.WasReplanned)
        {
            foreach (var (key, given) in work.Ledger.GivenIn(CyclePhase.Earlier))
            {
                CyclePlacer.PlaceUnasked(work, key, given);
            }
        }
    }

    private static Draft? LastOf(IReadOnlyList<Track> tracks, Draft?[] last, string? id)
    {
        for (var i = 0; i < last.Length; i++)
        {
            if (tracks[i].Id == id)
            {
                return last[i];
            }
        }

        return null;
    }

    private static Draft? PlaceTrack(Workspace work, Track track, Draft? preceding, CourseEnd? end)
    {
        Draft? last = null;
        for (var number = track.FirstNumber; ; number++)
        {
            if (work.Unasked.Contains(track.KeyOf(number)))
            {
                continue;
            }

            if (end?.IsReached(work, number) ?? (number > track.LastNumber))
            {
                return last;
            }

            var slot = (last, preceding) switch
            {
                ({ } previous, _) => After(track, number, previous, track.IntervalDays, WhyRule.Interval),
                (null, { } before) => After(track, number, before, before.Cycle!.Track.IntervalDays, WhyRule.FirstAfterTrack),
                _ => new CycleSlot(track, number, work.Plan.Start, new Why(WhyRule.PlanStart, "start", work.Plan.Start, 0), null, CyclePhase.Initial),
            };
            if (end?.EndsWithTheYear(work, slot) == true)
            {
                return last;
            }

            last = CyclePlacer.Place(work, slot);
            end?.Note(last);
        }
    }

    private static CycleSlot After(Track track, int number, Draft previous, int days, WhyRule rule) =>
        new(track, number, previous.Date.AddDays(days), new Why(rule, previous.Key, previous.Date, days), previous, CyclePhase.Initial);
}
