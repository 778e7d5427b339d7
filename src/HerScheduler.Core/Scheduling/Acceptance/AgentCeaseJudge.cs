using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether one agent can be stopped for good, and antibodies can follow a conjugate (rules C10, S14).</summary>
internal static class AgentCeaseJudge
{
    public static Verdict Judge(Ceased fact, Agent agent, Projection before)
    {
        var (work, name) = (before.Work, WireNames<Agent>.Of(agent));
        if (!AgentsOf(work).Contains(agent))
        {
            return Verdict.Contradiction("#/agent", $"{name} is not part of the plan ({Notes.Names(AgentsOf(work))})");
        }

        if (Already(work.Ledger, agent) is { } already)
        {
            return Verdict.Contradiction("#/agent", Notes.Text($"{name} was already ceased on {already.Date:O}"));
        }

        return fact.Then is null ? Verdict.Accepted : Then(agent, work);
    }

    private static Verdict Then(Agent conjugate, Workspace work)
    {
        if (work.Protocol.Surgery && work.Ledger.SurgeryOn is null)
        {
            return Verdict.Contradiction("#/then",
                "surgery is not recorded: before it nothing of the 14 doses was given. Cease the agent without then, or amend the plan");
        }

        var isGiven = AfterConjugate.IsOfThePlan(work, conjugate)
            && work.Cycles.Exists(cycle => cycle.Cycle!.Track.AgentSet.Contains(conjugate) && (!work.Protocol.Surgery || Her2Branch.IsAfterSurgery(cycle)));
        return isGiven
            ? Verdict.Accepted
            : Verdict.Contradiction("#/then", $"{WireNames<Agent>.Of(conjugate)} is not what the patient has after surgery: there is no course to finish");
    }

    /// <summary>What the plan gives, whichever way pathology answers.</summary>
    private static AgentSet AgentsOf(Workspace work)
    {
        var agents = AgentSet.Empty;
        foreach (var track in work.Protocol.Tracks)
        {
            agents = agents.Union(track.AgentSet);
        }

        foreach (var cycle in work.Cycles)
        {
            agents = agents.Union(cycle.Cycle!.Track.AgentSet);
        }

        return work.Protocol.Surgery
            ? agents.Union(AdjuvantTherapies.For(work.Plan.AfterSurgery.Pcr).AgentSet).Union(AdjuvantTherapies.For(work.Plan.AfterSurgery.Residual).AgentSet)
            : agents;
    }

    private static Cease? Already(Ledger ledger, Agent agent)
    {
        var therapy = AgentSet.Her2.Contains(agent) ? ledger.Her2TherapyCeased : ledger.ChemotherapyCeased;
        return therapy ?? ledger.AgentsCeased.Find(ceased => ceased.Agents.Contains(agent))?.Cease;
    }
}
