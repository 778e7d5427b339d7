using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Dosing;

/// <summary>When a late dose is given as a loading dose again (rules D1–D6).</summary>
/// <remarks>Sources: US Herceptin label (more than one week late), EU Perjeta label, the 6-week rule of pertuzumab, Phesgo monograph and Herceptin
/// SC.</remarks>
internal static class LateDoseRules
{
    /// <summary>A weekly dose, and the step from weekly to every 3 weeks: maintenance up to this many days.</summary>
    public const int WeeklyLimitDays = 14;

    /// <summary>Trastuzumab every 3 weeks: maintenance up to this many days.</summary>
    public const int TrastuzumabLimitDays = 28;

    /// <summary>Pertuzumab, and trastuzumab given with it under the EU rule: maintenance up to this many days.</summary>
    public const int PertuzumabLimitDays = 41;

    /// <summary>The most days since the previous dose at which <paramref name="agent"/> is still given as maintenance; null: it has no loading dose.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="previousWeekly">The previous dose belonged to a weekly track.</param>
    /// <param name="withPertuzumab">Pertuzumab is given in the same cycle.</param>
    /// <param name="rule">Whose label decides.</param>
    /// <param name="formulation">How this dose is given; the form of the previous one does not matter.</param>
    public static int? MaintenanceLimit(Agent agent, bool previousWeekly, bool withPertuzumab, LateDoseRule rule, Formulation formulation = Formulation.Iv) =>
        agent switch
    {
        Agent.Trastuzumab when formulation == Formulation.Sc => null,
        Agent.Pertuzumab => PertuzumabLimitDays,
        Agent.Trastuzumab when previousWeekly => WeeklyLimitDays,
        Agent.Trastuzumab when withPertuzumab && rule == LateDoseRule.Eu => PertuzumabLimitDays,
        Agent.Trastuzumab => TrastuzumabLimitDays,
        _ => null,
    };
}
