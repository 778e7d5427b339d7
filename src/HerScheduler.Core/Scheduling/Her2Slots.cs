using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>The slots of HER2 therapy around and after surgery: their numbers, their dates by rule, and where they end (rules C4, S4, S5, S12).</summary>
internal static class Her2Slots
{
    /// <summary>HER2 slots go on counting; T-DM1 and T-DXd count their own.</summary>
    public static int FirstNumber(Workspace work, Track therapy)
    {
        if (!therapy.AgentSet.Overlaps(AgentSet.Conjugates))
        {
            return work.Her2Slots + 1;
        }

        return work.Protocol.FindTrack(therapy.Id) is { Phase: TrackPhase.Initial } own ? own.LastNumber + 1 : 1;
    }

    /// <summary>
    /// A number that this plan's own cycle can take: one it was given under, or one from <paramref name="next"/> on that no earlier plan used.
    /// </summary>
    public static bool IsFree(Workspace work, Track therapy, int number, int next)
    {
        var key = therapy.KeyOf(number);
        return !work.Unasked.Contains(key) && (number >= next || (work.Ledger.Given.ContainsKey(key) && !work.HasCycle(key)));
    }

    /// <summary>
    /// The highest number of <paramref name="therapy"/> that was given in a part of the course; 0: none. Every slot up to it is placed, whatever ends the
    /// course before it: a dose that was given counts.
    /// </summary>
    public static int LastGiven(Workspace work, Track therapy, CyclePhase phase)
    {
        var last = 0;
        foreach (var given in work.Ledger.Given.Values)
        {
            last = given.Phase == phase && given.Track.Id == therapy.Id && given.Number > last ? given.Number : last;
        }

        return last;
    }

    /// <summary>The next free slot, one interval after <paramref name="last"/>.</summary>
    public static CycleSlot Next(Workspace work, Track therapy, Draft last, bool provisional)
    {
        var number = work.Her2Slots + 1;
        while (work.Unasked.Contains(therapy.KeyOf(number)))
        {
            number++;
        }

        therapy = GivenAs(work, number) ?? therapy;
        var why = new Why(WhyRule.Interval, last.Key, last.Date, Workspace.Her2IntervalDays);
        return new CycleSlot(therapy, number, last.Date.AddDays(Workspace.Her2IntervalDays), why, last, CyclePhase.Branch, provisional);
    }

    /// <summary>A slot that was given already keeps the therapy it was given as.</summary>
    private static Track? GivenAs(Workspace work, int number)
    {
        foreach (var therapy in AdjuvantTherapies.Antibodies)
        {
            if (work.Ledger.Given.TryGetValue(therapy.KeyOf(number), out var given) && given.Phase == CyclePhase.Branch)
            {
                return therapy;
            }
        }

        return null;
    }

    /// <summary>A slot one interval after <paramref name="previous"/>, or the first one.</summary>
    public static CycleSlot Of(Workspace work, Track track, int number, Draft? previous, bool provisional)
    {
        var isProvisional = provisional && work.BranchIsOpen;
        if (previous is not null)
        {
            var days = previous.Cycle!.Track.IntervalDays;
            var rule = previous.Date.AddDays(days);
            return AfterPostOperativeChemotherapy(work) is var (earliest, because) && earliest > rule
                ? new CycleSlot(track, number, earliest, because, previous, CyclePhase.Branch, isProvisional)
                : new CycleSlot(track, number, rule, new Why(WhyRule.Interval, previous.Key, previous.Date, days), previous, CyclePhase.Branch, isProvisional);
        }

        return First(work, track, number, isProvisional);
    }

    /// <summary>The first one: the restart, one interval after chemotherapy given after surgery, and never closer than 21 days to the last HER2 dose.</summary>
    private static CycleSlot First(Workspace work, Track track, int number, bool provisional)
    {
        if (work.Protocol.IsContinued)
        {
            return Continued(work, track, number);
        }

        var last = work.LastHer2DoseBefore(track, number);
        var chemotherapy = work.LastChemotherapy(CyclePhase.PostOperativeChemotherapy);
        var rule = work.Restart;
        var why = new Why(WhyRule.Restart, work.RestartsFrom.Name, work.RestartsFrom.Date, SurgeryStep.RestartAfterDays, work.Restart);
        var continues = work.Plan.Settings.PeriOperativeHer2 && chemotherapy is null && !track.AgentSet.Overlaps(AgentSet.Conjugates);
        if (continues && work.LastHer2Slot() is { } slot)
        {
            rule = slot.Date.AddDays(Workspace.Her2IntervalDays);
            why = new Why(WhyRule.Interval, slot.Key, slot.Date, Workspace.Her2IntervalDays);
        }
        else if (last is not null && last.Her2To.AddDays(Workspace.Her2IntervalDays) > rule)
        {
            rule = last.Her2To.AddDays(Workspace.Her2IntervalDays);
            why = new Why(WhyRule.AfterLastHer2Dose, last.Key, last.Her2To, Workspace.Her2IntervalDays);
        }

        if (AfterPostOperativeChemotherapy(work) is var (earliest, because) && earliest > rule)
        {
            (rule, why) = (earliest, because);
        }

        return new CycleSlot(track, number, rule, why, last, CyclePhase.Branch, provisional);
    }

    /// <summary>With adjuvant intent: one interval after the last slot before it, and after chemotherapy that follows that.</summary>
    private static CycleSlot Continued(Workspace work, Track track, int number)
    {
        var last = work.LastHer2Slot();
        var days = last?.Cycle!.Track.IntervalDays ?? 0;
        var anchor = last?.Date ?? work.Restart;
        var rule = anchor.AddDays(days);
        var why = last is null ? new Why(WhyRule.PlanStart, "start", anchor, 0) : new Why(WhyRule.FirstAfterTrack, last.Key, anchor, days);
        if (AfterPostOperativeChemotherapy(work) is var (earliest, because) && earliest > rule)
        {
            (rule, why) = (earliest, because);
        }

        return new CycleSlot(track, number, rule, why, last, CyclePhase.Branch);
    }

    /// <summary>One interval after the last chemotherapy given after surgery, or null when there is none.</summary>
    private static (DateOnly Date, Why Why)? AfterPostOperativeChemotherapy(Workspace work)
    {
        if (!work.Protocol.HasChemotherapyAfterSurgery || work.LastChemotherapy(CyclePhase.PostOperativeChemotherapy) is not { } last)
        {
            return null;
        }

        var days = last.Cycle!.Track.IntervalDays;
        return (last.Date.AddDays(days), new Why(WhyRule.AfterPostOperativeChemotherapy, last.Key, last.Date, days));
    }

    /// <summary>With a duration of one year the last HER2 cycle is on or before the first dose + 1 year.</summary>
    public static bool EndsWithTheYear(Workspace work, in CycleSlot slot) =>
        work.Plan.Settings.Her2Duration == Her2Duration.OneYear
        && !work.Ledger.Given.ContainsKey(slot.Track.KeyOf(slot.Number))
        && work.FirstHer2Day() is { } first
        && first.AddYears(1) is var year
        && CyclePlacer.DateOf(work, slot, year) > year;

    /// <summary>Nothing is left to place: HER2 therapy was ceased on or before the day, or during the hold that covers it.</summary>
    public static bool IsCeased(Workspace work, in CycleSlot slot) =>
        (work.Ledger.Her2Ceased is not null || work.Ledger.AgentsCeased.Count > 0)
        && !IsClosed(work.Ledger, slot.Track, slot.Track.KeyOf(slot.Number))
        && Ceasing.Remaining(work, slot.Track.AgentSet.Intersect(AgentSet.Her2), work.Calendar.Forward(slot.RuleDate)).IsEmpty;

    /// <summary>Given or left out: the slot is taken, whatever was ceased.</summary>
    private static bool IsClosed(Ledger ledger, Track track, string key) =>
        ledger.Given.ContainsKey(key) || (ledger.Omitted.TryGetValue(key, out var omission) && omission.Agents.Includes(track.AgentSet));
}
