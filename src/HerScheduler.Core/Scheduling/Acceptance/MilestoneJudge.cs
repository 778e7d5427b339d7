using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether surgery, pathology, radiotherapy or endocrine therapy can be recorded.</summary>
internal static class MilestoneJudge
{
    public static Verdict Judge(Fact fact, Projection before)
    {
        var (key, date) = fact switch
        {
            SurgeryPerformed f => (SurgeryStep.SurgeryKey, f.Date),
            PathologyResult f => (SurgeryStep.PathologyKey, f.Date),
            RadiotherapyStarted f => (RadiotherapyStep.StartKey, f.Date),
            RadiotherapyFinished f => (RadiotherapyStep.EndKey, f.Date),
            EndocrineStarted f => (EndocrineStep.StartKey, f.Date),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Kind, "Not a milestone."),
        };
        if (before.Find(key) is null)
        {
            return Verdict.Contradiction("#/kind", $"the plan has no event {key}");
        }

        var (found, refused) = FactJudge.FindOpen(before, key, "#/kind");
        return found is null ? refused : Warnings(fact, date, before.Work.Ledger);
    }

    private static Verdict Warnings(Fact fact, DateOnly date, Ledger ledger) => fact switch
    {
        PathologyResult when ledger.SurgeryOn is null => Verdict.Warning("surgery is not recorded as performed yet"),
        PathologyResult when date < ledger.SurgeryOn => Verdict.Warning(Notes.Text($"the result is dated before surgery ({ledger.SurgeryOn:O})")),
        RadiotherapyFinished when ledger.RadiotherapyStartedOn is null => Verdict.Warning("radiotherapy is not recorded as started yet"),
        RadiotherapyFinished when date < ledger.RadiotherapyStartedOn => Verdict.Warning(Notes.Text($"the end is dated before the start ({ledger.RadiotherapyStartedOn:O})")),
        _ => Verdict.Accepted,
    };
}
