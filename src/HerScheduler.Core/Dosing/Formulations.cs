using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Dosing;

/// <summary>In which form trastuzumab and pertuzumab are given (rules D6, C14).</summary>
internal static class Formulations
{
    /// <summary>The plan's form; subcutaneous only where a track gives its antibodies every 21 days.</summary>
    public static Formulation Of(Workspace work, Track track, DateOnly date) =>
        track.IntervalDays == DoseTable.IntervalDays ? On(work.Ledger, date) : Formulation.Iv;

    /// <summary>
    /// The form in force on <paramref name="date"/> for three-weekly antibodies: the plan's, or that of the last change from that day or before.
    /// </summary>
    public static Formulation On(Ledger ledger, DateOnly date)
    {
        var form = ledger.Plan.Settings.Formulation;
        foreach (var change in ledger.FormulationChanges)
        {
            form = change.From <= date ? change.To : form;
        }

        return form;
    }

    /// <summary>True when the form of <paramref name="agent"/> is another one at some day after <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static bool HasChanged(Ledger ledger, Agent agent, DateOnly from, DateOnly to)
    {
        if (!AgentSet.Her2Antibodies.Contains(agent))
        {
            return false;
        }

        var form = On(ledger, from);
        return ledger.FormulationChanges.Exists(change => change.From > from && change.From <= to && change.To != form);
    }

    /// <summary>The doses of one agent of a cycle in the form the cycle has.</summary>
    public static TrackAgent DosesOf(CyclePart part, TrackAgent agent) => part.Formulation == Formulation.Iv
        ? agent
        : DoseTable.BuiltIn.Find(agent.Agent, part.Formulation) ?? agent;
}
