using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether pathology, radiotherapy or endocrine therapy can be recorded.</summary>
internal static class MilestoneJudge
{
    public static Verdict Pathology(PathologyResult fact, Projection before)
    {
        var verdict = Open(EventKeys.Pathology, before);
        return (verdict.Ground, before.Work.Ledger.SurgeryOn) switch
        {
            ({ }, _) => verdict,
            (_, null) => Verdict.Warning("surgery is not recorded as performed yet"),
            (_, { } surgery) when fact.Date < surgery => Verdict.Warning(Notes.Text($"the result is dated before surgery ({surgery:O})")),
            _ => verdict,
        };
    }

    public static Verdict RadiotherapyStart(Projection before) => Open(EventKeys.RadiotherapyStart, before);

    public static Verdict RadiotherapyEnd(RadiotherapyFinished fact, Projection before)
    {
        var verdict = Open(EventKeys.RadiotherapyEnd, before);
        return (verdict.Ground, before.Work.Ledger.RadiotherapyStartedOn) switch
        {
            ({ }, _) => verdict,
            (_, null) => Verdict.Warning("radiotherapy is not recorded as started yet"),
            (_, { } start) when fact.Date < start => Verdict.Warning(Notes.Text($"the end is dated before the start ({start:O})")),
            _ => verdict,
        };
    }

    public static Verdict EndocrineStart(Projection before) => Open(EventKeys.EndocrineStart, before);

    private static Verdict Open(string key, Projection before) => FactJudge.FindOpen(before, key, "#/kind").Verdict;
}
