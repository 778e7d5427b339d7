using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether HER2 therapy can be said to go on below normal, or no longer (rule L9).</summary>
internal static class AcceptanceJudge
{
    public static Verdict Accepted(LvefAccepted fact, Projection before)
    {
        if (fact.Until <= fact.Date)
        {
            return Verdict.Contradiction("#/until",
                Notes.Text($"expected a day after {fact.Date:O}, found {fact.Until:O}: it is the first day on which the acceptance no longer stands"));
        }

        if (before.Work.Ledger.Readings is not [.., var last])
        {
            return Verdict.Contradiction("#", "no LVEF is recorded that could be accepted");
        }

        if (fact.Floor > last.Percent)
        {
            return Verdict.Contradiction("#/floor", Notes.Text($"a floor of {fact.Floor} % is above the last LVEF, {last.Shown} % on {last.Date:O}"));
        }

        return before.Work.Ledger.Her2Ceased is { } ceased
            ? Verdict.Warning(Notes.Text($"HER2 therapy was ceased on {ceased.Date:O}: the acceptance changes nothing"))
            : Verdict.Accepted;
    }

    public static Verdict Ended(LvefAcceptanceEnded fact, Projection before)
    {
        foreach (var acceptance in before.Work.Holds.Acceptances)
        {
            if (acceptance.End > fact.Date && acceptance.EverStood)
            {
                return fact.Date >= acceptance.From
                    ? Verdict.Accepted
                    : Verdict.Contradiction("#/date", Notes.Text($"{fact.Date:O} is before {acceptance.From:O}, when it was accepted"));
            }
        }

        return Verdict.Contradiction("#/kind", Notes.Text($"no acceptance stands on {fact.Date:O}"));
    }
}
