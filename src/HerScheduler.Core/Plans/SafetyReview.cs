using HerScheduler.Core.Plans.Rules;

namespace HerScheduler.Core.Plans;

/// <summary>The review of a plan against the safety rules R1–R17.</summary>
/// <remarks>Scheduling support, not medical advice: a finding asks a clinician to look, it decides nothing.</remarks>
public static class SafetyReview
{
    private static readonly SafetyRule[] InOrder =
    [
        LargerOrNodePositiveTumorsGetBothAntibodies.Rule,
        AntibodiesKeepClearOfAnthracyclines.Rule,
        NeoadjuvantHer2TherapyContainsATaxane.Rule,
        TheFullHer2CourseIsPlanned.Rule,
        LvefIsKnownBeforeTheFirstHer2Dose.Rule,
        EchoesAreThreeMonthsApartAtMost.Rule,
        ASignificantLvefFallHoldsHer2Therapy.Rule,
        EndocrineTherapyFollowsChemotherapy.Rule,
        HormoneReceptorPositiveDiseaseGetsEndocrineTherapy.Rule,
        EndocrineTherapyMayRunBesideHer2TherapyAndRadiotherapy.Rule,
        RadiotherapyFollowsChemotherapy.Rule,
        Her2TherapyGoesOnDuringRadiotherapy.Rule,
        ResidualDiseaseGetsAConjugate.Rule,
        NodePositiveDiseaseKeepsPertuzumab.Rule,
        ThreeToSixHer2CyclesPrecedeSurgery.Rule,
        ANeoadjuvantPlanHasSurgery.Rule,
        Her2PlansAreForHer2PositiveDisease.Rule,
    ];

    /// <summary>All rules, R1 to R17, those included that never produce a finding (R7, R10).</summary>
    public static IReadOnlyList<SafetyRule> Rules => InOrder;

    /// <summary>What the rules say about a plan.</summary>
    /// <param name="subject">What is reviewed.</param>
    /// <returns>Findings in the order of the rules, overridden ones included; empty when there is nothing to say.</returns>
    public static IReadOnlyList<Finding> Review(ReviewSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);

        List<Finding>? findings = null;
        foreach (var rule in InOrder)
        {
            foreach (var check in rule.Checks)
            {
                if (check.WhatIsWrong(subject) is { } message)
                {
                    findings ??= [];
                    findings.Add(new Finding(rule.Id, check.Severity, message, rule.Source, IsOverridden(subject.Plan, rule.Id)));
                }
            }
        }

        return (IReadOnlyList<Finding>?)findings ?? [];
    }

    private static bool IsOverridden(TreatmentPlan plan, string rule)
    {
        foreach (var one in plan.Overrides)
        {
            if (string.Equals(one.Rule, rule, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
