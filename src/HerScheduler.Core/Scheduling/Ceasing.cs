using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>What ceasing a therapy takes out of open cycles.</summary>
internal static class Ceasing
{
    /// <summary>
    /// The agents that remain of an open cycle on <paramref name="date"/>: a ceased therapy's agents go from every open cycle dated from
    /// its date on, and from every one on hold when it was ceased.
    /// </summary>
    public static AgentSet Remaining(Workspace work, AgentSet agents, DateOnly date)
    {
        if (work.Ledger.ChemotherapyCeased is { } chemotherapy && date >= chemotherapy.Date)
        {
            agents = agents.Except(AgentSet.Chemotherapy);
        }

        return work.Ledger.Her2Ceased is { } her2 && agents.Overlaps(AgentSet.Her2) && IsCeased(work, agents, date, her2)
            ? agents.Except(AgentSet.Her2)
            : agents;
    }

    /// <summary>The same by the dates alone, without judging an LVEF.</summary>
    public static AgentSet RemainingOn(Workspace work, AgentSet agents, DateOnly date)
    {
        agents = work.Ledger.ChemotherapyCeased is { } chemotherapy && date >= chemotherapy.Date ? agents.Except(AgentSet.Chemotherapy) : agents;
        return work.Ledger.Her2Ceased is { } her2 && date >= her2.Date ? agents.Except(AgentSet.Her2) : agents;
    }

    private static bool IsCeased(Workspace work, AgentSet agents, DateOnly date, Cease her2)
    {
        if (date >= her2.Date)
        {
            return true;
        }

        work.Holds.AdvanceTo(date, agents.Intersect(AgentSet.Her2));
        foreach (var period in work.Holds.Periods)
        {
            if (period.EndedByCeasing && date >= period.From)
            {
                return true;
            }
        }

        return false;
    }
}
