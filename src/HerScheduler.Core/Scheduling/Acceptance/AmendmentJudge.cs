using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a new document can replace the plan.</summary>
internal static class AmendmentJudge
{
    public static Verdict Judge(PlanAmended fact, Projection before)
    {
        var plan = before.Work.Plan;
        if (fact.Document.Id != plan.Id)
        {
            return Verdict.Contradiction("#/document/id", $"expected {plan.Id}: an amendment keeps the plan's id");
        }

        return fact.Document.Patient.Id == plan.Patient.Id
            ? HistoryJudge.Amendment(fact.Document.History, before.Work.Ledger)
            : Verdict.Contradiction("#/document/patient/id", "expected the plan's patient: an amendment is for the same patient");
    }

    /// <summary>The findings that stand against approving the plan as it is, by their ids.</summary>
    public static IReadOnlyList<string> Blocking(Schedule schedule) =>
        [.. schedule.Findings.Where(finding => finding.BlocksApproval).Select(finding => finding.Id)];

    /// <summary>An amendment is approved like a plan: no finding may stand against it that did not before, unless it is overridden.</summary>
    public static Verdict Blocked(IReadOnlyList<string> before, Schedule amended, Projection projection)
    {
        var findings = amended.Findings.Where(finding => finding.BlocksApproval && !before.Contains(finding.Id)).ToList();
        return findings.Count == 0
            ? FormulationJudge.Amended(projection)
            : Verdict.Contradiction("#/document",
                $"the safety review stands against it: {string.Join(" ", findings.Select(f => $"{f.Id}: {f.Message}"))} {Advice(findings)}");
    }

    private static string Advice(IReadOnlyList<Finding> findings) => findings.Any(finding => SafetyReview.CanBeOverridden(finding.Rule))
        ? "Correct it, or name an override with a reason: one that stood in the plan before covers no new finding, so name the finding or say the reason anew"
        : "Correct it";
}
