using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>One agent was stopped for good (rule C10).</summary>
/// <param name="Named">The agent that was named.</param>
/// <param name="Cease">When, why, and at which place in the order of recording.</param>
/// <param name="Then">The antibodies that give the rest of the course of a conjugate, or null.</param>
internal sealed record AgentCease(Agent Named, Cease Cease, AntibodyTherapy? Then)
{
    /// <summary>What is not given any more: trastuzumab takes pertuzumab with it.</summary>
    public AgentSet Agents { get; } = Named == Agent.Trastuzumab ? AgentSet.Her2Antibodies : AgentSet.Of(Named);
}
