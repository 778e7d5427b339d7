using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>
/// Chemotherapy after surgery, from the restart, in both branches (<c>dhp-fec</c>); with adjuvant intent one interval after the part before it.
/// </summary>
internal static class PostOperativeChemotherapy
{
    public static void Place(Workspace work)
    {
        Draft? last = null;
        foreach (var track in work.Protocol.Tracks)
        {
            if (track.Phase != TrackPhase.AfterSurgery)
            {
                continue;
            }

            for (var number = track.FirstNumber; number <= track.LastNumber; number++)
            {
                last = CyclePlacer.Place(work, Slot(work, track, number, last));
            }
        }
    }

    private static CycleSlot Slot(Workspace work, Track track, int number, Draft? previous)
    {
        if (previous is null && work.Protocol.IsContinued && work.EndOfInitialPart() is { } end)
        {
            return After(track, number, end, WhyRule.FirstAfterTrack);
        }

        if (previous is null)
        {
            var why = new Why(WhyRule.Restart, work.RestartsFrom.Name, work.RestartsFrom.Date, SurgeryStep.RestartAfterDays, work.Restart);
            return new CycleSlot(track, number, work.Restart, why, null, CyclePhase.PostOperativeChemotherapy);
        }

        return After(track, number, previous, number == track.FirstNumber ? WhyRule.FirstAfterTrack : WhyRule.Interval);
    }

    private static CycleSlot After(Track track, int number, Draft previous, WhyRule rule)
    {
        var days = previous.Cycle!.Track.IntervalDays;
        return new CycleSlot(
            track, number, previous.Date.AddDays(days), new Why(rule, previous.Key, previous.Date, days), previous, CyclePhase.PostOperativeChemotherapy);
    }
}
