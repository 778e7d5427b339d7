using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>HER2 therapy that goes on through surgery, every 21 days (rule S8).</summary>
internal static class PeriOperativeHer2
{
    /// <summary>Therapy goes on every 21 days until the day of pathology, and not alongside an anthracycline (R2).</summary>
    public static void PlaceBeforePathology(Workspace work)
    {
        var withPertuzumab = work.Protocol.Tracks.Any(t => t.Phase == TrackPhase.Initial && t.AgentSet.Contains(Agent.Pertuzumab));
        var therapy = withPertuzumab ? AdjuvantTherapies.Hp : AdjuvantTherapies.For(work.Plan.AfterSurgery.Pcr);
        var until = work.Pathology!.Date;
        foreach (var cycle in work.Cycles)
        {
            until = cycle.Cycle!.Phase == CyclePhase.PostOperativeChemotherapy && cycle.Date < until ? cycle.Date : until;
        }

        while (work.LastHer2Slot() is { } last && work.Her2Thirds < Her2Course.FullThirds)
        {
            var slot = Her2Slots.Next(work, therapy, last, provisional: false);
            if (CyclePlacer.DateOf(work, slot, until) >= until || Her2Slots.IsCeased(work, slot))
            {
                return;
            }

            if (CyclePlacer.Place(work, slot).Status == EventStatus.Cancelled)
            {
                return;
            }
        }
    }

    /// <summary>Peri-operative therapy of an HP or H branch also stops before chemotherapy given after surgery, and resumes after it.</summary>
    public static void PlaceUntilChemotherapy(Workspace work, Track therapy)
    {
        var next = work.Cycles.Find(cycle => cycle.Cycle!.Phase == CyclePhase.PostOperativeChemotherapy && cycle.Status != EventStatus.Cancelled);
        if (!work.Plan.Settings.PeriOperativeHer2 || !work.Protocol.Surgery || next is not { } chemotherapy)
        {
            return;
        }

        while (work.LastHer2Slot() is { } last && work.Her2Thirds < Her2Course.FullThirds)
        {
            var slot = Her2Slots.Next(work, therapy, last, work.BranchIsOpen);
            if (CyclePlacer.DateOf(work, slot, chemotherapy.Date) >= chemotherapy.Date || Her2Slots.EndsWithTheYear(work, slot)
                || Her2Slots.IsCeased(work, slot))
            {
                return;
            }

            if (CyclePlacer.Place(work, slot).Status == EventStatus.Cancelled)
            {
                return;
            }
        }
    }
}
