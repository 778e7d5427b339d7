using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>Whether the tables say one thing about every LVEF of every HER2 agent: no agent and no value missing, no value in two rows.</summary>
internal static class LvefPolicyConsistency
{
    public static void Check(LvefPolicy policy, Faults faults)
    {
        var agents = Place.Root.Member("agents");
        var seen = AgentSet.Empty;
        for (var i = 0; i < policy.Agents.Count; i++)
        {
            var agent = policy.Agents[i];
            if (seen.Contains(agent.Agent))
            {
                faults.Add(agents.Item(i).Member("agent"), $"{WireNames<Agent>.Of(agent.Agent)} stands here more than once");
            }

            seen = seen.Union(AgentSet.Of(agent.Agent));
            CheckRows(agent, agents.Item(i).Member("rows"), faults);
        }

        var missing = AgentSet.Her2.Except(seen);
        if (!missing.IsEmpty)
        {
            faults.Add(agents, $"expected a table for every HER2 agent, none found for {string.Join(", ", missing.Members().Select(WireNames<Agent>.Of))}");
        }
    }

    private static void CheckRows(AgentPolicy agent, Place rows, Faults faults)
    {
        for (var i = 0; i < agent.Rows.Count - 1; i++)
        {
            if (agent.Rows[i].When is null)
            {
                faults.Add(rows.Item(i).Member("when"), "required, but missing: only the last row can be without, it decides whatever no other row fits");
                return;
            }
        }

        if (agent.Rows.All(row => row.Hold is null))
        {
            faults.Add(rows, "expected a row with then hold, found none");
        }

        var overlapping = new HashSet<(int, int)>();
        var isMissing = false;
        foreach (var lvef in LvefProbes.Of(agent))
        {
            var fitting = Fitting(agent, lvef);
            if (fitting.Count == 0 && !isMissing)
            {
                isMissing = true;
                faults.Add(rows, $"expected a row for every LVEF, found none for {Describe(lvef)}; a last row without when decides whatever is left");
            }

            for (var second = 1; second < fitting.Count; second++)
            {
                if (overlapping.Add((fitting[0], fitting[second])))
                {
                    faults.Add(rows.Item(fitting[second])
                        .Member("when"), $"expected no value that an earlier row fits, row {fitting[0]} fits {Describe(lvef)} too");
                }
            }
        }
    }

    /// <summary>The rows with a condition that fit; the last one without takes what is left.</summary>
    private static List<int> Fitting(AgentPolicy agent, in LvefMeasure lvef)
    {
        var fitting = new List<int>();
        for (var i = 0; i < agent.Rows.Count; i++)
        {
            if (agent.Rows[i].When is { } when ? when.Fits(lvef) : fitting.Count == 0)
            {
                fitting.Add(i);
            }
        }

        return fitting;
    }

    private static string Describe(in LvefMeasure lvef) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"now {lvef.Now} with fall {lvef.Fall} (lower limit of normal {lvef.LowerLimitOfNormal})");
}
