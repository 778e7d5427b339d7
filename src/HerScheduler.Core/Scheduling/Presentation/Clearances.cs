using HerScheduler.Core.Cardiac;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The cardiac clearance of HER2 cycles, seen from a day (rule E9).</summary>
internal sealed class Clearances(Projection projection, DateOnly asOf, bool isLow)
{
    /// <summary>Up to this many days ahead the LVEF's age counts at the cycle's date; beyond, on the day it is seen from.</summary>
    private const int NearDays = 7;

    private readonly List<LvefReading> _readings = projection.Work.Ledger.Readings;

    public CardiacClearance? Of(Draft cycle)
    {
        var part = cycle.Cycle!;
        if (part.Her2Agents.IsEmpty || !(cycle.IsOpen || cycle.IsDone))
        {
            return null;
        }

        var last = HoldTimeline.LastOnOrBefore(_readings, cycle.IsDone ? cycle.Date : asOf);
        if (last is null)
        {
            return new CardiacClearance(ClearanceState.None, null, null);
        }

        return new CardiacClearance(StateOf(cycle, last), last.Percent, last.Date);
    }

    private ClearanceState StateOf(Draft cycle, LvefReading last)
    {
        if (cycle.IsOpen && !cycle.Cycle!.Held.IsEmpty)
        {
            return ClearanceState.Held;
        }

        if (cycle.IsOpen && isLow)
        {
            return ClearanceState.Low;
        }

        var day = cycle.IsOpen && cycle.Date > asOf.AddDays(NearDays) ? asOf : cycle.Date;
        var due = projection.Work.Plan.Settings.EchoInterval.After(last.Date);
        return day <= due ? ClearanceState.Clear
            : day <= due.AddDays(EchoIntervals.GraceDays) ? ClearanceState.Due
            : ClearanceState.Overdue;
    }
}
