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
        var remaining = RemainingOn(work, agents, date);
        return work.Ledger.Her2Ceased is not null && remaining.Overlaps(AgentSet.Her2) && WasHeldWhenCeased(work, remaining, date)
            ? remaining.Except(AgentSet.Her2)
            : remaining;
    }

    /// <summary>The same by the dates alone, without judging an LVEF.</summary>
    public static AgentSet RemainingOn(Workspace work, AgentSet agents, DateOnly date)
    {
        agents = work.Ledger.ChemotherapyCeased is { } chemotherapy && date >= chemotherapy.Date ? agents.Except(AgentSet.Chemotherapy) : agents;
        return work.Ledger.Her2Ceased is { } her2 && date >= her2.Date ? agents.Except(AgentSet.Her2) : agents;
    }

    private static bool WasHeldWhenCeased(Workspace work, AgentSet agents, DateOnly date)
    {
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
