using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>What to say of a resume; none is refused.</summary>
internal static class ResumeJudge
{
    public static Verdict Judge(Resume fact, Projection before)
    {
        var standing = before.Work.Holds.Periods.Where(period => period.Stands).ToList();
        if (standing.Count == 0)
        {
            return Verdict.Warning("HER2 therapy is not on hold: the resume changes nothing");
        }

        var strictest = standing.Where(period => period.Low is not null).MaxBy(period => period.EarliestResume)?.Low;
        return strictest?.EarliestResume > fact.From
            ? Verdict.Warning(Notes.Text(
                $"HER2 therapy is resumed from {fact.From:O}, before {strictest.EarliestResume:O}: "
                    + $"{strictest.EarliestResume.DayNumber - strictest.Reading.Date.DayNumber} days after the low LVEF is the earliest by rule R7"))
            : Verdict.Accepted;
    }
}
