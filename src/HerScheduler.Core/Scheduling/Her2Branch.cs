using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>HER2 therapy through and after surgery: HP or H to 18 cycles, or 14 of T-DM1 or T-DXd (rules S5–S8, R4).</summary>
internal static class Her2Branch
{
    public const int Cycles = 18;
    public const int ConjugateCycles = 14;

    public static void Place(Workspace work)
    {
        if (!work.Protocol.Surgery)
        {
            return;
        }

        if (work.Plan.Settings.PeriOperativeHer2)
        {
            PlacePeriOperative(work);
        }

        var therapy = work.Branch == PathologyResponse.Pcr
            ? AdjuvantTherapies.For(work.Plan.AfterSurgery.Pcr)
            : AdjuvantTherapies.For(work.Plan.AfterSurgery.Residual);
        var first = FirstNumber(work, therapy);
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

    /// <summary>Therapy goes on every 21 days until the day of pathology, and not alongside an anthracycline (R2).</summary>
    private static void PlacePeriOperative(Workspace work)
    {
        var withPertuzumab = work.Protocol.Tracks.Any(t => t.Phase == TrackPhase.Initial && t.AgentSet.Contains(Agent.Pertuzumab));
        var therapy = withPertuzumab ? AdjuvantTherapies.Hp : AdjuvantTherapies.For(work.Plan.AfterSurgery.Pcr);
        var until = work.Pathology!.Date;
        foreach (var cycle in work.Cycles)
        {
            until = cycle.Cycle!.Phase == CyclePhase.PostOperativeChemotherapy && cycle.Date < until ? cycle.Date : until;
        }

        while (work.LastHer2Dose() is { } last && !Ceased(work) && Taken(work) < Cycles)
        {
            var rule = last.Date.AddDays(Workspace.Her2IntervalDays);
            if (work.Calendar.Forward(rule) >= until)
            {
                return;
            }

            var number = work.Her2Slots + 1;
            while (work.Unasked.Contains(therapy.KeyOf(number)))
            {
                number++;
            }

            var why = new Why(WhyRule.Interval, last.Key, last.Date, Workspace.Her2IntervalDays);
            CyclePlacer.Place(work, new CycleSlot(therapy, number, rule, why, last, CyclePhase.Branch));
        }
    }

    /// <summary>A dose already given in the other branch stays done and counts.</summary>
    private static void PlaceOtherBranch(Workspace work, Track therapy, int first)
    {
        if (work.Ledger.Given.Count == 0)
        {
            return;
        }

        foreach (var (key, given) in work.Ledger.Given.Where(g => g.Value.Phase == CyclePhase.Branch).OrderBy(g => g.Value.Date))
        {
            var asked = (given.Track.Id == therapy.Id && given.Number >= first) || work.Cycles.Exists(cycle => cycle.Key == key);
            if (!asked)
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
            last = CyclePlacer.Place(work, Slot(work, displaced.Cycle!.Track, displaced.Cycle.Number, last, provisional: true));
        }

        // Slots that the other branch has used are not used again.
        var next = Math.Max(first, work.Her2Slots + 1);
        for (var number = first; Taken(work) < Cycles && number < first + (3 * Cycles); number++)
        {
            if (!IsFree(work, therapy, number, next))
            {
                continue;
            }

            var slot = Slot(work, therapy, number, last, provisional: true);
            if (EndsWithTheYear(work, slot) || IsCeased(work, slot))
            {
                return;
            }

            last = CyclePlacer.Place(work, slot);
        }
    }

    private static void PlaceConjugate(Workspace work, Track therapy, int first)
    {
        foreach (var displaced in work.Displaced)
        {
            var cancelled = displaced.AsCancelled($"Surgery was performed; {therapy.Title} follows.");
            work.Add(cancelled);
            work.Cycles.Add(cancelled);
        }

        Draft? last = null;
        var taken = work.Her2Doses.Count(dose => IsAfterSurgery(dose) && dose.Cycle!.Agents.Overlaps(AgentSet.Conjugates));
        for (var number = first; taken < ConjugateCycles && number < first + (3 * ConjugateCycles); number++)
        {
            if (!IsFree(work, therapy, number, first))
            {
                continue;
            }

            var slot = Slot(work, therapy, number, last, provisional: true);
            if (IsCeased(work, slot))
            {
                return;
            }

            last = CyclePlacer.Place(work, slot);
            taken += last.Cycle!.Her2Lost ? 0 : 1;
        }
    }

    /// <summary>A number that this plan's own cycle can take: one it was given under, or one from <paramref name="next"/> on that no earlier plan used.</summary>
    private static bool IsFree(Workspace work, Track therapy, int number, int next)
    {
        var key = therapy.KeyOf(number);
        return !work.Unasked.Contains(key) && (number >= next || work.Ledger.Given.ContainsKey(key));
    }

    public static bool IsAfterSurgery(Draft cycle) => cycle.Cycle!.Phase == CyclePhase.Branch;

    private static int Taken(Workspace work) => work.Her2Taken;

    private static bool Ceased(Workspace work) => work.Ledger.Her2Ceased is not null;

    /// <summary>HER2 slots go on counting; T-DM1 and T-DXd count their own.</summary>
    private static int FirstNumber(Workspace work, Track therapy)
    {
        if (!therapy.AgentSet.Overlaps(AgentSet.Conjugates))
        {
            return work.Her2Slots + 1;
        }

        return work.Protocol.FindTrack(therapy.Id) is { Phase: TrackPhase.Initial } own ? own.LastNumber + 1 : 1;
    }

    private static CycleSlot Slot(Workspace work, Track track, int number, Draft? previous, bool provisional)
    {
        var isProvisional = provisional && work.BranchIsOpen;
        if (previous is not null)
        {
            var days = previous.Cycle!.Track.IntervalDays;
            var why = new Why(WhyRule.Interval, previous.Key, previous.Date, days);
            return new CycleSlot(track, number, previous.Date.AddDays(days), why, previous, CyclePhase.Branch, isProvisional);
        }

        return First(work, track, number, isProvisional);
    }

    /// <summary>The first one: the restart, one interval after chemotherapy given after surgery, and never closer than 21 days to the last HER2 dose.</summary>
    private static CycleSlot First(Workspace work, Track track, int number, bool provisional)
    {
        var last = work.LastHer2Dose();
        var chemotherapy = work.LastChemotherapy(CyclePhase.PostOperativeChemotherapy);
        var rule = work.Restart;
        var why = new Why(WhyRule.Restart, SurgeryStep.SurgeryKey, work.Surgery!.Date, SurgeryStep.RestartAfterDays, work.Restart);
        var continues = work.Plan.Settings.PeriOperativeHer2 && chemotherapy is null && !track.AgentSet.Overlaps(AgentSet.Conjugates);
        if (last is not null && (continues || last.Date.AddDays(Workspace.Her2IntervalDays) > rule))
        {
            rule = last.Date.AddDays(Workspace.Her2IntervalDays);
            why = new Why(WhyRule.AfterLastHer2Dose, last.Key, last.Date, Workspace.Her2IntervalDays);
        }

        if (chemotherapy is not null && chemotherapy.Date.AddDays(chemotherapy.Cycle!.Track.IntervalDays) is var after && after > rule)
        {
            rule = after;
            why = new Why(WhyRule.AfterPostOperativeChemotherapy, chemotherapy.Key, chemotherapy.Date, chemotherapy.Cycle.Track.IntervalDays);
        }

        return new CycleSlot(track, number, rule, why, last, CyclePhase.Branch, provisional);
    }

    private static bool EndsWithTheYear(Workspace work, in CycleSlot slot) =>
        work.Plan.Settings.Her2Duration == Her2Duration.OneYear
        && !work.Ledger.Given.ContainsKey(slot.Track.KeyOf(slot.Number))
        && work.FirstHer2Dose() is { } first
        && work.Calendar.Forward(slot.RuleDate) > first.Date.AddYears(1);

    /// <summary>Nothing is left to place: HER2 therapy was ceased on or before the day, or during the hold that covers it.</summary>
    private static bool IsCeased(Workspace work, in CycleSlot slot) =>
        !work.Ledger.Given.ContainsKey(slot.Track.KeyOf(slot.Number))
        && Ceasing.Remaining(work, slot.Track.AgentSet.Intersect(AgentSet.Her2), work.Calendar.Forward(slot.RuleDate)).IsEmpty;
}
