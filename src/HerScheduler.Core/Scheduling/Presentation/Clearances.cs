using HerScheduler.Core.Cardiac;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The cardiac clearance of HER2 cycles, seen from a day (rule E9).</summary>
internal sealed class Clearances(Projection projection, DateOnly asOf)
{
    /// <summary>Up to this many days ahead the LVEF's age counts at the cycle's date; beyond, on the day it is seen from.</summary>
    private const int NearDays = 7;

    private readonly Workspace _work = projection.Work;
    private readonly List<LvefReading> _readings = projection.Work.Ledger.Readings;
    private readonly bool _isRepeatOpen = projection.Work.Holds.OpenRepeat is not null || LvefStart.TooLow(projection.Work) is not null;

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
            return CardiacClearance.Unknown;
        }

        return new CardiacClearance(StateOf(cycle, last), last.Percent, last.Date);
    }

    private ClearanceState StateOf(Draft cycle, LvefReading last)
    {
        if (cycle.IsOpen && !cycle.Cycle!.Held.IsEmpty)
        {
            return ClearanceState.Held;
        }

        if (cycle.IsOpen && IsAccepted(cycle))
        {
            return ClearanceState.Accepted;
        }

        if (cycle.IsOpen && IsLow(cycle, last))
        {
            return ClearanceState.Low;
        }

        var interval = cycle.IsDone ? IntervalInForce.On(_work, cycle.Date) : _work.EchoInterval;
        var day = cycle.IsOpen && cycle.Date > asOf.AddDays(NearDays) ? asOf : cycle.Date;
        return day <= interval.After(last.Date) ? ClearanceState.Clear
            : day <= interval.LastDayBeforeGap(last.Date) ? ClearanceState.Due
            : ClearanceState.Overdue;
    }

    private bool IsLow(Draft cycle, LvefReading last) =>
        _isRepeatOpen
        || _work.BelowNormal?.Since <= (cycle.Date > asOf ? cycle.Date : asOf)
        // A hold leaves open cycles before the low result as they are; the low LVEF stands behind them all the same.
        || (_work.Holds.StandingLvefHold is not null && last.Percent < _work.Plan.Settings.LvefLowerLimitOfNormal);

    /// <summary>An acceptance stands, and still does on the day of the cycle.</summary>
    private bool IsAccepted(Draft cycle)
    {
        foreach (var acceptance in _work.Holds.Acceptances)
        {
            if (acceptance.StandsOn(asOf) && cycle.Date < acceptance.End)
            {
                return true;
            }
        }

        return false;
    }
}
