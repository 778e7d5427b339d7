using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>HER2 therapy through and after surgery: HP or H until the course is complete, or 14 of T-DM1 or T-DXd (rules S5–S8, S15, C12, R4).</summary>
internal static class Her2Branch
{
    // Slots that can be left out or lost before the search for the end of a course is given up.
    private const int MostSlots = 3 * 18;

    public static void Place(Workspace work)
    {
        if (work.Protocol.HoldsItsWholeCourse)
        {
            return;
        }

        if (work.Plan.Settings.PeriOperativeHer2 && work.Protocol.Surgery)
        {
            PeriOperativeHer2.PlaceBeforePathology(work);
        }

        var therapy = TherapyOf(work);
        var first = Her2Slots.FirstNumber(work, therapy);
        PlaceOtherBranch(work, therapy, first);
        if (therapy.AgentSet.Overlaps(AgentSet.Conjugates))
        {
            PlaceConjugate(work, therapy, first);
        }
        else
        {
            PlaceAntibody(work, therapy, first);
        }
    }

    /// <summary>What follows surgery in the branch in force, or the initial part of a plan that is adjuvant by intent.</summary>
    public static Track TherapyOf(Workspace work)
    {
        var afterSurgery = work.Plan.AfterSurgery;
        return work.Protocol.IsContinued ? AdjuvantTherapies.For(work.Plan.Adjuvant?.ContinueWith ?? AdjuvantIntent.LastGiven(work.Protocol))
            : work.Branch == PathologyResponse.Pcr ? AdjuvantTherapies.For(afterSurgery.Pcr)
            : AdjuvantTherapies.For(afterSurgery.Residual);
    }

    /// <summary>A dose already given in the other branch stays done and counts.</summary>
    private static void PlaceOtherBranch(Workspace work, Track therapy, int first)
    {
        foreach (var (key, given) in work.Ledger.GivenIn(CyclePhase.Branch, but: therapy, first))
        {
            if (!work.HasCycle(key))
            {
                CyclePlacer.PlaceUnasked(work, key, given);
            }
        }
    }

    private static void PlaceAntibody(Workspace work, Track therapy, int first)
    {
        Draft? last = null;
        foreach (var displaced in work.Displaced)
        {
            last = LaterOfTrack(work, last, displaced.Cycle!.Number);
            last = CyclePlacer.Place(work, Her2Slots.Of(work, displaced.Cycle.Track, displaced.Cycle.Number, last, provisional: true));
        }

        last = LaterOfTrack(work, last, first);
        PeriOperativeHer2.PlaceUntilChemotherapy(work, therapy);

        // Slots that the other branch has used are not used again.
        var next = Math.Max(first, work.Her2Slots + 1);
        var lastGiven = Her2Slots.LastGiven(work, therapy, CyclePhase.Branch);
        for (var number = first; number < first + MostSlots; number++)
        {
            if (work.Her2Thirds >= Her2Course.FullThirds && number > lastGiven)
            {
                return;
            }

            if (!Her2Slots.IsFree(work, therapy, number, next))
            {
                continue;
            }

            var slot = Her2Slots.Of(work, therapy, number, last, provisional: true);
            if (number > lastGiven && (Her2Slots.EndsWithTheYear(work, slot) || Her2Slots.IsCeased(work, slot)))
            {
                return;
            }

            last = CyclePlacer.Place(work, slot);
            if (number > lastGiven && last.Status == EventStatus.Cancelled && Her2Slots.IsCeased(work, slot with { RuleDate = last.Date }))
            {
                return;
            }
        }
    }

    /// <summary>A later cycle of the track that was given while an earlier one was still open is what the next one counts from.</summary>
    /// <param name="work">The projection.</param>
    /// <param name="last">The cycle placed last, or null.</param>
    /// <param name="before">The number of the next one.</param>
    private static Draft? LaterOfTrack(Workspace work, Draft? last, int before)
    {
        var found = last;
        foreach (var cycle in work.Cycles)
        {
            var part = cycle.Cycle!;
            var isLater = last is not null && cycle.IsDone && part.Track.Id == last.Cycle!.Track.Id
                && part.Number > last.Cycle.Number && part.Number < before && cycle.Date > last.Date;
            found = isLater ? cycle : found;
        }

        return found;
    }

    private static void PlaceConjugate(Workspace work, Track therapy, int first)
    {
        foreach (var displaced in work.Displaced)
        {
            work.Explain(displaced.Key, $"Surgery was performed; {therapy.Title} follows.");
            work.Her2Slots = Math.Max(work.Her2Slots, displaced.Cycle!.Number);
        }

        ConjugateCourse.Complete(
            work,
            first,
            work.Her2Doses.Count(dose => IsAfterSurgery(dose) && dose.Cycle!.Agents.Overlaps(AgentSet.Conjugates)),
            last: null,
            Her2Slots.LastGiven(work, therapy, CyclePhase.Branch),
            number => Her2Slots.IsFree(work, therapy, number, first),
            (number, last) => Her2Slots.Of(work, therapy, number, last, provisional: true));
    }

    public static bool IsAfterSurgery(Draft cycle) => cycle.Cycle!.Phase == CyclePhase.Branch;
}
