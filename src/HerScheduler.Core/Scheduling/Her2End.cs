using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>When nothing of HER2 therapy is left because its agents were stopped one by one, that is ceased HER2 therapy (rule C10).</summary>
internal static class Her2End
{
    /// <summary>The end of the agent that was the last to go, or null: something is left, or another ground ended the course.</summary>
    /// <param name="work">All cycles are placed.</param>
    public static Cease? WithItsAgents(Workspace work)
    {
        var ceased = AgentSet.Empty;
        Cease? last = null;
        foreach (var agent in work.Ledger.AgentsCeased)
        {
            if (agent.Agents.Overlaps(AgentSet.Her2))
            {
                ceased = ceased.Union(agent.Agents);
                last = agent.Cease;
            }
        }

        // What was planned before that day and is not recorded is no therapy that goes on. A course that was complete already is not ceased.
        if (last is null || !work.Her2CutShort || work.Her2Doses.Exists(dose => dose.IsOpen && dose.Date >= last.Date))
        {
            return null;
        }

        var therapy = work.Protocol.HoldsItsWholeCourse ? work.LastHer2Slot()?.Cycle!.Track : Her2Branch.TherapyOf(work);
        return ceased.Includes(therapy?.AgentSet.Intersect(AgentSet.Her2) ?? AgentSet.Empty) ? last : null;
    }
}
