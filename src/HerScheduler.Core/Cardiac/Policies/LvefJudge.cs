using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>Reads the table of a policy.</summary>
public static class LvefJudge
{
    /// <summary>What an LVEF asks for; with several agents in use the strictest answer counts.</summary>
    /// <param name="policy">The table.</param>
    /// <param name="inUse">The HER2 agents in use.</param>
    /// <param name="baseline">LVEF before the first dose, percent; null when none is known.</param>
    /// <param name="now">LVEF, percent.</param>
    /// <param name="lowerLimitOfNormal">The plan's, percent.</param>
    public static LvefAction Judge(LvefPolicy policy, AgentSet inUse, decimal? baseline, decimal now, decimal lowerLimitOfNormal)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var strictest = LvefAction.Continue;
        foreach (var agent in policy.Agents)
        {
            if (inUse.Contains(agent.Agent) && agent.RowFor(agent.Measure(baseline, now, lowerLimitOfNormal)).Then is var action && action > strictest)
            {
                strictest = action;
            }
        }

        return strictest;
    }

    /// <summary>Points below the baseline, 0 when it is not below; without one, 10 when the value is under the threshold of an agent in use.</summary>
    internal static decimal Fall(LvefPolicy policy, AgentSet inUse, decimal? baseline, decimal now, decimal lowerLimitOfNormal)
    {
        var fall = 0m;
        foreach (var agent in policy.Agents)
        {
            if (inUse.Contains(agent.Agent))
            {
                fall = Math.Max(fall, agent.Measure(baseline, now, lowerLimitOfNormal).Fall);
            }
        }

        return fall;
    }
}
