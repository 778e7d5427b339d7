using HerScheduler.Core.Facts;

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
            ? Verdict.Accepted
            : Verdict.Contradiction("#/document/patient/id", "expected the plan's patient: an amendment is for the same patient");
    }
}
