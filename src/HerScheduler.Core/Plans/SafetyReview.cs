using HerScheduler.Core.Plans.Rules;

namespace HerScheduler.Core.Plans;

/// <summary>The review of a plan against the safety rules R1–R19.</summary>
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
        NeoadjuvantPlansAreForLargerOrNodePositiveTumors.Rule,
        APatientHasOneOpenPlan.Rule,
    ];

    /// <summary>All rules in order, those included that never speak at this review (R7, R10, R19).</summary>
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
                var objections = check.Look(subject);
                for (var i = 0; i < objections.Count; i++)
                {
                    var objection = objections[i];
                    findings ??= [];
                    findings.Add(new Finding(rule.Id, check.Severity, objection.Message, rule.Source, Overridden: false) { Event = objection.Event });
                }
            }
        }

        if (findings is null)
        {
            return [];
        }

        return Overridden(findings, subject.Cover ?? OverrideCover.Nothing.AtApproval(subject.Plan.Overrides, findings));
    }

    /// <summary>R19, which only the installation can ask: the finding about other open plans of the plan's patient. Null when there are none.</summary>
    /// <param name="plan">The plan that is to be approved.</param>
    /// <param name="others">The ids of the patient's other plans that are approved and not closed.</param>
    public static Finding? OfOtherOpenPlans(TreatmentPlan plan, IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(others);
        if (APatientHasOneOpenPlan.WhatIsOpen(others) is not { } message)
        {
            return null;
        }

        var finding = new Finding(APatientHasOneOpenPlan.Rule.Id, Severity.Error, message, APatientHasOneOpenPlan.Rule.Source, Overridden: false);
        return Overridden([finding], OverrideCover.Nothing.AtApproval(plan.Overrides, [finding]))[0];
    }

    /// <summary>False for a rule whose findings no override covers (R17), and for an id that is no rule.</summary>
    public static bool CanBeOverridden(string rule) => Array.Exists(InOrder, one => one.Id == rule && one.CanBeOverridden);

    private static List<Finding> Overridden(List<Finding> findings, OverrideCover cover)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            findings[i] = cover.Covers(findings[i]) ? findings[i] with { Overridden = true } : findings[i];
        }

        return findings;
    }
}
