using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>Every LVEF echo of the course (rules E1, E2, E6, E7); those on treatment are placed by <see cref="EchoGrid"/>.</summary>
/// <remarks>Sources: US labels of Herceptin, Perjeta, Kadcyla and Enhertu.</remarks>
internal static class EchoPlanner
{
    /// <summary>Days before the dose that a baseline or a pre-treatment echo precedes.</summary>
    public const int BeforeDoseDays = 7;

    /// <summary>An echo at most this many days before a first dose is recent enough for it.</summary>
    public const int ValidBeforeDoseDays = 28;

    public const int AfterLastDoseDays = 21;

    public static void Place(Workspace work)
    {
        work.EchoInterval = IntervalInForce.On(work, DateOnly.MaxValue);
        work.BelowNormal = BelowNormal.Of(work);
        PlaceBaseline(work);
        PlaceAfterAnthracycline(work);
        if (work.FirstHer2Dose is { } first && work.LastHer2Dose is { } last)
        {
            RepeatEchoes.Place(work);
            EchoGrid.Place(work, first, last);
            PlaceAfterTreatment(work, last);
        }
    }

    /// <summary>7 days before the first dose of the protocol.</summary>
    private static void PlaceBaseline(Workspace work)
    {
        if (work.FirstCycle() is { } first)
        {
            AddUnlessMissed(work,
                Before(work, EchoKeys.Baseline, first, provisional: false, new DateWindow(first.Date.AddDays(-ValidBeforeDoseDays), first.Date)));
        }
    }

    /// <summary>7 days before the next HER2 dose after an anthracycline, before or after surgery.</summary>
    private static void PlaceAfterAnthracycline(Workspace work)
    {
        if (LastAnthracycline(work) is { } anthracycline && FirstHer2DoseAfter(work, anthracycline.Date) is { } next)
        {
            AddUnlessMissed(work, Before(work, EchoKeys.PreHer2, next, provisional: false, window: null));
        }
    }

    /// <summary>21 days after the last HER2 dose, then every 6 months for 2 years.</summary>
    private static void PlaceAfterTreatment(Workspace work, Draft last)
    {
        var ceased = work.Ledger.Her2Ceased;
        var provisional = work.BranchIsOpen && ceased is null;
        var rule = last.Her2To.AddDays(AfterLastDoseDays);
        var why = new Why(WhyRule.LastDose, last.Key, last.Her2To, AfterLastDoseDays);
        if (ceased is not null && ceased.Date > rule)
        {
            (rule, why) = (ceased.Date, new Why(WhyRule.AfterCease, "HER2 therapy", ceased.Date, 0));
        }

        work.Add(EchoDrafts.Of(work, EchoKeys.End, rule, why, provisional: provisional));
        for (var number = 1; number <= 4; number++)
        {
            var months = 6 * number;
            var after = new Why(WhyRule.LastDoseMonths, last.Key, last.Her2To, months);
            work.Add(EchoDrafts.Of(work, EchoKeys.FollowUp(number), last.Her2To.AddMonths(months), after, provisional: provisional));
        }
    }

    private static void AddUnlessMissed(Workspace work, Draft? echo)
    {
        if (echo is not null)
        {
            work.Add(echo);
        }
    }

    /// <summary>An echo that precedes a dose; null once the dose was given without it, and then it is cancelled.</summary>
    public static Draft? Before(Workspace work, string key, Draft dose, bool provisional, DateWindow? window)
    {
        if (dose.IsDone && !EchoDrafts.IsDone(work, key))
        {
            work.Explain(key, Notes.Text($"{dose.Key} was given on {dose.Date:O} without it."));
            return null;
        }

        var why = new Why(WhyRule.BeforeDose, dose.Key, dose.Date, BeforeDoseDays);
        return EchoDrafts.Of(work, key, dose.Date.AddDays(-BeforeDoseDays), why, provisional: provisional, window: window);
    }

    public static Draft? LastAnthracycline(Workspace work)
    {
        Draft? last = null;
        foreach (var cycle in work.Cycles)
        {
            var counts = cycle.Status != EventStatus.Cancelled && cycle.Cycle!.Agents.Overlaps(AgentSet.Anthracyclines);
            last = counts && (last is null || cycle.Date > last.Date) ? cycle : last;
        }

        return last;
    }

    public static Draft? FirstHer2DoseAfter(Workspace work, DateOnly day)
    {
        Draft? next = null;
        foreach (var dose in work.Her2Doses)
        {
            next = dose.Date > day && (next is null || dose.Date < next.Date) ? dose : next;
        }

        return next;
    }
}
