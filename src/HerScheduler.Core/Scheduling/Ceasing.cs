using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>What ceasing a therapy, or one agent, takes out of open cycles (rule C10).</summary>
internal static class Ceasing
{
    /// <summary>
    /// The agents that remain of an open cycle on <paramref name="date"/>: what was ceased goes from every open cycle dated from
    /// its date on, and from every one on hold when it was ceased.
    /// </summary>
    public static AgentSet Remaining(Workspace work, AgentSet agents, DateOnly date)
    {
        var remaining = OutsideHolds(work, agents, date);
        work.Her2CutShort |= agents.Overlaps(AgentSet.Her2) && !remaining.Overlaps(AgentSet.Her2);
        return remaining;
    }

    private static AgentSet OutsideHolds(Workspace work, AgentSet agents, DateOnly date)
    {
        var remaining = RemainingOn(work.Ledger, agents, date);
        if (!remaining.Overlaps(AgentSet.Her2) || (work.Ledger.Her2Ceased is null && work.Ledger.AgentsCeased.Count == 0))
        {
            return remaining;
        }

        work.Holds.AdvanceTo(date, remaining.Intersect(AgentSet.Her2));
        foreach (var period in work.Holds.Periods)
        {
            if (date >= period.From)
            {
                remaining = remaining.Except(CeasedDuring(period, work.Ledger));
            }
        }

        return remaining;
    }

    /// <summary>The same by the dates alone, without judging an LVEF.</summary>
    public static AgentSet RemainingOn(Ledger ledger, AgentSet agents, DateOnly date)
    {
        agents = ledger.ChemotherapyCeased is { } chemotherapy && date >= chemotherapy.Date ? agents.Except(AgentSet.Chemotherapy) : agents;
        agents = ledger.Her2Ceased is { } her2 && date >= her2.Date ? agents.Except(AgentSet.Her2) : agents;
        foreach (var ceased in ledger.AgentsCeased)
        {
            agents = date >= ceased.Cease.Date ? agents.Except(ceased.Agents) : agents;
        }

        return agents;
    }

    /// <summary>The end that took all chemotherapy out of an open cycle of <paramref name="track"/> on <paramref name="date"/>, or null.</summary>
    public static Cease? OfChemotherapy(Ledger ledger, Track track, DateOnly date)
    {
        var chemotherapy = track.AgentSet.Intersect(AgentSet.Chemotherapy);
        if (chemotherapy.IsEmpty || !RemainingOn(ledger, chemotherapy, date).IsEmpty)
        {
            return null;
        }

        var last = ledger.ChemotherapyCeased is { } whole && date >= whole.Date ? whole : null;
        foreach (var ceased in ledger.AgentsCeased)
        {
            last = ceased.Agents.Overlaps(chemotherapy) && (last is null || ceased.Cease.Date > last.Date) ? ceased.Cease : last;
        }

        return last;
    }

    private static AgentSet CeasedDuring(HoldPeriod period, Ledger ledger)
    {
        var agents = period.EndedByCeasing ? AgentSet.Her2 : AgentSet.Empty;
        foreach (var ceased in ledger.AgentsCeased)
        {
            agents = StoodAt(period, ceased.Cease.Order, ledger) ? agents.Union(ceased.Agents.Intersect(AgentSet.Her2)) : agents;
        }

        return agents;
    }

    private static bool StoodAt(HoldPeriod period, int order, Ledger ledger)
    {
        var start = period.Low?.Reading.Order ?? ledger.Holds.Find(hold => hold.From == period.From)?.Order ?? 0;
        return start < order && order < period.EndOrder;
    }
}
