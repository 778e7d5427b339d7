using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>What ends a hold or an acceptance, as far as it is recorded (rules L8, L9).</summary>
internal static class HoldEnds
{
    /// <summary>A clinician's hold ends by the first resume, or by ceasing HER2 therapy, recorded after it.</summary>
    public static HoldPeriod OfClinician(Ledger ledger, HoldDecision hold) => Period(ledger, hold.From, hold.Order, low: null, []);

    /// <summary>An LVEF hold ends also by an acceptance recorded after it, unless that one was ended on the day it began: it never stood.</summary>
    public static HoldPeriod OfLvef(Ledger ledger, LowLvef low, IReadOnlyList<AcceptancePeriod> acceptances) =>
        Period(ledger, low.Reading.Date, low.Reading.Order, low, acceptances);

    /// <summary>The acceptances, each until its own date, its recorded end, a newer one, or the end of HER2 therapy.</summary>
    public static List<AcceptancePeriod> Acceptances(Ledger ledger)
    {
        var periods = new List<AcceptancePeriod>(ledger.Acceptances.Count);
        for (var i = 0; i < ledger.Acceptances.Count; i++)
        {
            var decision = ledger.Acceptances[i];
            var end = decision.Until ?? DateOnly.MaxValue;
            if (i + 1 < ledger.Acceptances.Count)
            {
                end = Earlier(end, ledger.Acceptances[i + 1].From);
            }

            foreach (var recorded in ledger.AcceptanceEnds)
            {
                end = recorded.Order > decision.Order ? Earlier(end, recorded.Date) : end;
            }

            periods.Add(new AcceptancePeriod(decision, ledger.Her2Ceased is { } ceased ? Earlier(end, ceased.Date) : end));
        }

        return periods;
    }

    private static HoldPeriod Period(Ledger ledger, DateOnly from, int order, LowLvef? low, IReadOnlyList<AcceptancePeriod> acceptances)
    {
        var end = int.MaxValue;
        DateOnly? resumedFrom = null;
        foreach (var resume in ledger.Resumes)
        {
            EndBy(resume.Order, resume.From);
        }

        foreach (var acceptance in acceptances)
        {
            if (acceptance.EverStood)
            {
                EndBy(acceptance.Order, acceptance.From);
            }
        }

        // A hold that is recorded after the end of HER2 therapy, and never resumed, ends with it like any other.
        var ceased = ledger.Her2Ceased is { } cease && (cease.Order > order ? cease.Order < end : end == int.MaxValue);
        return new HoldPeriod
        {
            From = from,
            ResumedFrom = ceased ? null : resumedFrom,
            EndOrder = ceased ? ledger.Her2Ceased!.Order : end,
            EndedByCeasing = ceased,
            Low = low,
        };

        void EndBy(int by, DateOnly resumed)
        {
            if (by > order && by < end)
            {
                (end, resumedFrom) = (by, resumed);
            }
        }
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
