using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The protocol's own tracks: before surgery, or the whole of an adjuvant protocol (rules C1, C2, C4, S13).</summary>
internal static class InitialCycles
{
    public static void Place(Workspace work)
    {
        PlaceEarlier(work);
        var lastOf = new Dictionary<string, Draft>(StringComparer.Ordinal);
        var completing = CompletingTrack(work.Protocol);
        foreach (var track in work.Protocol.Tracks)
        {
            if (track.Phase == TrackPhase.Initial)
            {
                lastOf[track.Id] = PlaceTrack(work, track, track.After is null ? null : lastOf[track.After], track == completing);
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
            foreach (var (key, given) in work.Ledger.Given.Where(g => g.Value.Phase == CyclePhase.Earlier).OrderBy(g => g.Value.Date))
            {
                CyclePlacer.PlaceUnasked(work, key, given);
            }
        }
    }

    private static Draft PlaceTrack(Workspace work, Track track, Draft? preceding, bool completesCourse)
    {
        Draft? last = null;
        for (var number = track.FirstNumber; ; number++)
        {
            if (work.Unasked.Contains(track.KeyOf(number)))
            {
                continue;
            }

            var slot = (last, preceding) switch
            {
                ({ } previous, _) => After(track, number, previous, track.IntervalDays, WhyRule.Interval),
                (null, { } before) => After(track, number, before, before.Cycle!.Track.IntervalDays, WhyRule.FirstAfterTrack),
                _ => new CycleSlot(track, number, work.Plan.Start, new Why(WhyRule.PlanStart, "start", work.Plan.Start, 0), null, CyclePhase.Initial),
            };
            last = CyclePlacer.Place(work, slot);
            if (number >= track.LastNumber && !(completesCourse && CourseGoesOn(work, track, last)))
            {
                return last;
            }

            if (completesCourse && EndsWithTheYear(work, track, last))
            {
                return last;
            }
        }
    }

    private static CycleSlot After(Track track, int number, Draft previous, int days, WhyRule rule) =>
        new(track, number, previous.Date.AddDays(days), new Why(rule, previous.Key, previous.Date, days), previous, CyclePhase.Initial);

    /// <summary>The HER2 track that ends an adjuvant course: omitted doses are made up there.</summary>
    private static Track? CompletingTrack(Protocol protocol) => protocol.Surgery
        ? null
        : protocol.Tracks.LastOrDefault(track => track is { Phase: TrackPhase.Initial, HasHer2Therapy: true, HasChemotherapy: false });

    /// <summary>Every omitted HER2 dose adds a slot at the end, until the planned number is reached or HER2 therapy is ceased.</summary>
    private static bool CourseGoesOn(Workspace work, Track track, Draft last)
    {
        var planned = work.Protocol.Tracks.Where(t => t.HasHer2Therapy).Sum(t => t.Count);
        return work.Her2Taken < planned && last.Status != EventStatus.Cancelled && last.Cycle!.Number < track.LastNumber + track.Count;
    }

    /// <summary>With a duration of one year the last HER2 cycle is on or before the first dose + 1 year.</summary>
    private static bool EndsWithTheYear(Workspace work, Track track, Draft last) =>
        work.Plan.Settings.Her2Duration == Her2Duration.OneYear
        && !track.AgentSet.Overlaps(AgentSet.Conjugates)
        && !work.Ledger.Given.ContainsKey(track.KeyOf(last.Cycle!.Number + 1))
        && work.FirstHer2Dose() is { } first
        && first.Her2From.AddYears(1) is var year
        && CyclePlacer.DateOf(work, After(track, last.Cycle.Number + 1, last, track.IntervalDays, WhyRule.Interval), year) > year;
}
