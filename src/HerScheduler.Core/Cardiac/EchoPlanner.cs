using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>Every LVEF echo of the course (rules E1–E4, E6, E7).</summary>
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
        PlaceBaseline(work);
        PlaceAfterAnthracycline(work);
        if (work.FirstHer2Dose() is { } first && work.LastHer2Dose() is { } last)
        {
            PlaceRoutine(work, first, last);
            RepeatEchoes.Place(work);
            PlaceBeforeConjugate(work);
            PlaceAfterTreatment(work, last);
        }
    }

    /// <summary>7 days before the first dose of the protocol.</summary>
    private static void PlaceBaseline(Workspace work)
    {
        Draft? first = null;
        foreach (var cycle in work.Cycles)
        {
            var counts = cycle.Status is not (EventStatus.Omitted or EventStatus.Cancelled);
            first = counts && (first is null || cycle.Date < first.Date) ? cycle : first;
        }

        if (first is not null)
        {
            PlaceBefore(work, EchoKeys.Baseline, first, provisional: false, new DateWindow(first.Date.AddDays(-ValidBeforeDoseDays), first.Date));
        }
    }

    /// <summary>7 days before the next HER2 dose after an anthracycline, before or after surgery.</summary>
    private static void PlaceAfterAnthracycline(Workspace work)
    {
        if (LastAnthracycline(work) is { } anthracycline && FirstHer2DoseAfter(work, anthracycline.Date) is { } next)
        {
            PlaceBefore(work, EchoKeys.PreHer2, next, provisional: false, window: null);
        }
    }

    /// <summary>Every interval from the first HER2 dose, or from the last echo performed, to the last HER2 dose.</summary>
    private static void PlaceRoutine(Workspace work, Draft first, Draft last)
    {
        var interval = work.Plan.Settings.EchoInterval;
        var (anchor, anchorKey, anchorNumber) = (first.Her2From, first.Key, 0);
        for (var number = 1; ; number++)
        {
            var key = EchoKeys.Routine(number);
            var times = number - anchorNumber;
            var why = interval.Months() is var months and > 0
                ? new Why(WhyRule.EchoMonths, anchorKey, anchor, months * times)
                : new Why(WhyRule.EchoDays, anchorKey, anchor, 84 * times);
            var echo = EchoDrafts.Of(work, key, interval.After(anchor, times), why);
            if (echo.IsDone)
            {
                (anchor, anchorKey, anchorNumber) = (echo.Date, key, number);
            }
            else if (number < work.Ledger.LastRoutineEchoDone)
            {
                echo.Status = EventStatus.Omitted;
                echo.Note = Notes.Join(echo.Note, $"Omitted: {EchoKeys.Routine(work.Ledger.LastRoutineEchoDone)} was performed.");
            }
            else if (echo.Computed > last.Her2To)
            {
                return;
            }

            work.Add(echo);
        }
    }

    /// <summary>7 days before the first T-DM1 or T-DXd after surgery, unless another echo lies in the 28 days before it.</summary>
    private static void PlaceBeforeConjugate(Workspace work)
    {
        Draft? first = null;
        foreach (var dose in work.Her2Doses)
        {
            var counts = Her2Branch.IsAfterSurgery(dose) && dose.Cycle!.Agents.Overlaps(AgentSet.Conjugates);
            first = counts && (first is null || dose.Date < first.Date) ? dose : first;
        }

        if (first is null || !work.Protocol.Surgery)
        {
            return;
        }

        var key = first.Cycle!.Agents.Contains(Agent.TrastuzumabEmtansine) ? EchoKeys.PreTDm1 : EchoKeys.PreTDxd;
        if (EchoDrafts.IsDone(work, key) || !HasEchoBefore(work, first.Date, key))
        {
            PlaceBefore(work, key, first, work.BranchIsOpen, window: null);
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

    /// <summary>An echo that precedes a dose; once the dose is given without it, it is cancelled.</summary>
    private static void PlaceBefore(Workspace work, string key, Draft dose, bool provisional, DateWindow? window)
    {
        if (dose.IsDone && !EchoDrafts.IsDone(work, key))
        {
            work.Explain(key, Notes.Text($"{dose.Key} was given on {dose.Date:O} without it."));
            return;
        }

        var why = new Why(WhyRule.BeforeDose, dose.Key, dose.Date, BeforeDoseDays);
        work.Add(EchoDrafts.Of(work, key, dose.Date.AddDays(-BeforeDoseDays), why, provisional: provisional, window: window));
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

    private static bool HasEchoBefore(Workspace work, DateOnly dose, string except)
    {
        var from = dose.AddDays(-ValidBeforeDoseDays);
        foreach (var e in work.Events)
        {
            if (e.Kind == EventKind.Echo && e.Key != except && e.Date >= from && e.Date <= dose && e.Status is not (EventStatus.Omitted or EventStatus.Cancelled))
            {
                return true;
            }
        }

        foreach (var reading in work.Ledger.Readings)
        {
            if (reading.Date >= from && reading.Date <= dose && reading.Echo != except)
            {
                return true;
            }
        }

        return false;
    }
}
