using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>T-DM1 or T-DXd was stopped: antibodies give the rest of its 14 doses (rule S14).</summary>
internal static class AfterConjugate
{
    /// <param name="work">The conjugate's cycles are placed.</param>
    /// <param name="provisional">The branch is not decided.</param>
    public static void Place(Workspace work, bool provisional)
    {
        if (work.Ledger.ConjugateStopped is not { Then: { } then } stopped || !IsOfThePlan(work, stopped.Named))
        {
            return;
        }

        var therapy = AdjuvantTherapies.For(then);
        PlaceOthers(work, therapy);
        ConjugateCourse.Complete(
            work,
            FirstNumber(work, therapy),
            work.Her2Doses.Count(dose => IsOfTheConjugate(work, dose)),
            LastConjugate(work),
            Her2Slots.LastGiven(work, therapy, CyclePhase.AfterConjugate),
            number => !work.Unasked.Contains(therapy.KeyOf(number)),
            (number, last) => Slot(work, therapy, number, last, stopped.Cease, provisional));
    }

    /// <summary>
    /// The conjugate is the course of 14 that this plan gives. An amendment, or another answer of pathology, can have put another therapy in its place;
    /// a few cycles before other HER2 therapy, as in <c>tdxd-thp</c>, are no such course.
    /// </summary>
    public static bool IsOfThePlan(Workspace work, Agent conjugate) => work.Protocol.Surgery
        ? Her2Branch.TherapyOf(work).AgentSet.Contains(conjugate)
        : work.Protocol.HoldsItsWholeCourse && work.Protocol.Tracks.Any(track => track.AgentSet.Contains(conjugate));

    /// <summary>One interval after the last one; the first not before the day on which the conjugate was stopped.</summary>
    private static CycleSlot Slot(Workspace work, Track therapy, int number, Draft? last, Cease stopped, bool provisional)
    {
        var slot = last is null
            ? Her2Slots.Of(work, therapy, number, previous: null, provisional)
            : new CycleSlot(
                therapy,
                number,
                last.Her2To.AddDays(Workspace.Her2IntervalDays),
                new Why(WhyRule.Interval, last.Key, last.Her2To, Workspace.Her2IntervalDays),
                last,
                CyclePhase.AfterConjugate,
                provisional && work.BranchIsOpen);
        slot = slot with { Phase = CyclePhase.AfterConjugate };
        var follows = last?.Cycle!.Phase == CyclePhase.AfterConjugate;
        return follows || slot.RuleDate >= stopped.Date
            ? slot
            : slot with { RuleDate = stopped.Date, Why = new Why(WhyRule.AfterCease, "the conjugate", stopped.Date, 0) };
    }

    private static Draft? LastConjugate(Workspace work)
    {
        Draft? last = null;
        foreach (var cycle in work.Cycles)
        {
            var counts = cycle.Status is not (EventStatus.Cancelled or EventStatus.Omitted) && IsOfTheConjugate(work, cycle);
            last = counts && (last is null || cycle.Her2To > last.Her2To) ? cycle : last;
        }

        return last;
    }

    /// <summary>A conjugate given before surgery is not one of the 14.</summary>
    private static bool IsOfTheConjugate(Workspace work, Draft cycle) =>
        cycle.Cycle!.Agents.Overlaps(AgentSet.Conjugates) && (!work.Protocol.Surgery || Her2Branch.IsAfterSurgery(cycle));

    /// <summary>What was given under another decision stays done.</summary>
    private static void PlaceOthers(Workspace work, Track therapy)
    {
        foreach (var (key, given) in work.Ledger.GivenIn(CyclePhase.AfterConjugate, but: therapy))
        {
            CyclePlacer.PlaceUnasked(work, key, given);
        }
    }

    /// <summary>The next slot, or an earlier one that was given already.</summary>
    private static int FirstNumber(Workspace work, Track therapy)
    {
        var first = NextNumber(work);
        foreach (var given in work.Ledger.Given.Values)
        {
            first = given.Phase == CyclePhase.AfterConjugate && given.Track.Id == therapy.Id && given.Number < first ? given.Number : first;
        }

        return first;
    }

    /// <summary>Slots go on counting; one that was cancelled with the conjugate is none.</summary>
    private static int NextNumber(Workspace work)
    {
        if (work.Protocol.Surgery)
        {
            return work.Her2Slots + 1;
        }

        var slots = 0;
        foreach (var cycle in work.Cycles)
        {
            var counts = cycle.Cycle!.Track.HasHer2Therapy && cycle.Status != EventStatus.Cancelled && cycle.Cycle.Phase != CyclePhase.Earlier;
            slots = counts && cycle.Cycle.Number > slots ? cycle.Cycle.Number : slots;
        }

        return slots + 1;
    }
}
