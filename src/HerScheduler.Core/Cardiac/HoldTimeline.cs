using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>
/// Judges the LVEF readings in date order while HER2 doses are being placed, and keeps the hold periods that follow (rule R7).
/// A reading is judged by the agents of the last dose on or before it, so it waits until that dose is placed; after the last dose there is no hold.
/// </summary>
internal sealed class HoldTimeline
{
    private readonly Ledger _ledger;
    private readonly List<(DateOnly Date, AgentSet Agents)> _doses = [];
    private readonly List<HoldPeriod> _periods = [];
    private HoldPeriod? _lvefHold;
    private int _nextReading;
    private int _lvefHolds;

    public HoldTimeline(Ledger ledger)
    {
        _ledger = ledger;
        foreach (var hold in ledger.Holds)
        {
            _periods.Add(PeriodFrom(hold.From, hold.Order, low: null));
        }
    }

    public IReadOnlyList<HoldPeriod> Periods => _periods;

    /// <summary>The LVEF hold that stands, or null.</summary>
    public HoldPeriod? StandingLvefHold => _lvefHold is { Stands: true } ? _lvefHold : null;

    /// <summary>The reading that asks for a repeat without a hold, while no later reading has answered it.</summary>
    public LvefReading? OpenRepeat { get; private set; }

    /// <summary>The last LVEF on or before <paramref name="day"/>, or null.</summary>
    public static LvefReading? LastOnOrBefore(IReadOnlyList<LvefReading> readings, DateOnly day)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            if (readings[i].Date <= day)
            {
                return readings[i];
            }
        }

        return null;
    }

    /// <summary>A HER2 dose is given or planned on <paramref name="date"/>.</summary>
    public void AddDose(DateOnly date, AgentSet her2Agents) => _doses.Add((date, her2Agents));

    /// <summary>Judges the readings up to <paramref name="date"/>, on which a dose of <paramref name="agents"/> is about to be placed.</summary>
    public void AdvanceTo(DateOnly date, AgentSet agents)
    {
        var readings = _ledger.Readings;
        while (_nextReading < readings.Count && readings[_nextReading].Date <= date)
        {
            Judge(readings[_nextReading++], date, agents);
        }
    }

    /// <summary>All doses are placed: later readings can only answer what is open.</summary>
    public void Finish()
    {
        for (; _nextReading < _ledger.Readings.Count; _nextReading++)
        {
            var reading = _ledger.Readings[_nextReading];
            OpenRepeat = null;
            if (BelongsToHold(reading))
            {
                _lvefHold!.Low!.Repeats.Add(reading);
            }
        }
    }

    private void Judge(LvefReading reading, DateOnly nextDose, AgentSet nextAgents)
    {
        OpenRepeat = null;
        if (BelongsToHold(reading))
        {
            _lvefHold!.Low!.Repeats.Add(reading);
            return;
        }

        var inUse = AgentsInUse(reading.Date, nextDose, nextAgents);
        if (inUse.IsEmpty || FirstDoseOf(inUse, nextDose, nextAgents) is not { } first || reading.Date <= first)
        {
            return;
        }

        var baseline = LastOnOrBefore(_ledger.Readings, first)?.Percent;
        switch (LvefRules.Judge(inUse, baseline, reading.Percent, _ledger.Plan.Settings.LvefLowerLimitOfNormal))
        {
            case LvefVerdict.Hold:
                var low = new LowLvef { Reading = reading, InUse = inUse, Baseline = baseline, Number = ++_lvefHolds };
                _lvefHold = PeriodFrom(reading.Date, reading.Order, low);
                _periods.Add(_lvefHold);
                break;
            case LvefVerdict.Repeat:
                OpenRepeat = reading;
                break;
        }
    }

    /// <summary>A result recorded while the hold stood is part of it; one recorded after the resume is judged anew.</summary>
    private bool BelongsToHold(LvefReading reading) => _lvefHold is { } hold && reading.Order < hold.EndOrder;

    private AgentSet AgentsInUse(DateOnly day, DateOnly nextDose, AgentSet nextAgents)
    {
        if (nextDose <= day)
        {
            return nextAgents;
        }

        var last = (Date: DateOnly.MinValue, Agents: AgentSet.Empty);
        foreach (var dose in _doses)
        {
            if (dose.Date <= day && dose.Date >= last.Date)
            {
                last = dose;
            }
        }

        return last.Agents;
    }

    /// <summary>The day of the first HER2 dose; for T-DM1 and T-DXd of their own first dose.</summary>
    private DateOnly? FirstDoseOf(AgentSet inUse, DateOnly nextDose, AgentSet nextAgents)
    {
        var own = inUse.Intersect(AgentSet.Conjugates);
        DateOnly? first = own.IsEmpty || nextAgents.Overlaps(own) ? nextDose : null;
        foreach (var dose in _doses)
        {
            if ((own.IsEmpty || dose.Agents.Overlaps(own)) && (first is null || dose.Date < first))
            {
                first = dose.Date;
            }
        }

        return first;
    }

    /// <summary>A hold ends by the first resume, or by ceasing HER2 therapy, recorded after it.</summary>
    private HoldPeriod PeriodFrom(DateOnly from, int order, LowLvef? low)
    {
        var end = int.MaxValue;
        DateOnly? resumedFrom = null;
        foreach (var resume in _ledger.Resumes)
        {
            if (resume.Order > order && resume.Order < end)
            {
                (end, resumedFrom) = (resume.Order, resume.From);
            }
        }

        var ceased = _ledger.Her2Ceased is { } cease && cease.Order > order && cease.Order < end;
        return new HoldPeriod
        {
            From = from,
            ResumedFrom = ceased ? null : resumedFrom,
            EndOrder = ceased ? _ledger.Her2Ceased!.Order : end,
            EndedByCeasing = ceased,
            Low = low,
        };
    }
}
