using HerScheduler.Core.Cardiac.Policies;
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
    private readonly DosesPlaced _doses = new();
    private readonly List<HoldPeriod> _periods = [];
    private readonly List<AcceptancePeriod> _acceptances;
    private readonly bool[] _low;
    private HoldPeriod? _lvefHold;
    private int _nextReading;
    private int _lvefHolds;

    public HoldTimeline(Ledger ledger)
    {
        _ledger = ledger;
        _acceptances = HoldEnds.Acceptances(ledger);
        _low = ledger.Readings.Count == 0 ? [] : new bool[ledger.Readings.Count];
        if (ledger.Plan.History is { FirstHer2Dose: { } elsewhere } history)
        {
            // HER2 therapy had begun: an LVEF of this plan is one on treatment (rule C13).
            var agents = history.LastHer2Doses.Aggregate(AgentSet.Empty, static (set, dose) => set.Union(AgentSet.Of(dose.Agent)));
            AddDose(elsewhere, agents.IsEmpty ? AgentSet.Of(Agent.Trastuzumab, Agent.Pertuzumab) : agents);
        }

        foreach (var hold in ledger.Holds)
        {
            _periods.Add(HoldEnds.OfClinician(ledger, hold));
        }
    }

    public IReadOnlyList<HoldPeriod> Periods => _periods;

    public IReadOnlyList<AcceptancePeriod> Acceptances => _acceptances;

    /// <summary>The LVEF hold that stands, or null.</summary>
    public HoldPeriod? StandingLvefHold => _lvefHold is { Stands: true } ? _lvefHold : null;

    /// <summary>The reading that asks for a repeat without a hold, while no later reading and no acceptance has answered it.</summary>
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

    /// <summary>Whether the reading at <paramref name="index"/> was below normal, or 10 points or more below the baseline on treatment.</summary>
    public bool IsLow(int index) => _low[index];

    /// <summary>A HER2 dose is given or planned on <paramref name="date"/>.</summary>
    public void AddDose(DateOnly date, AgentSet her2Agents) => _doses.Add(date, her2Agents);

    /// <summary>Judges the readings up to <paramref name="date"/>, on which a dose of <paramref name="agents"/> is about to be placed.</summary>
    public void AdvanceTo(DateOnly date, AgentSet agents)
    {
        var readings = _ledger.Readings;
        while (_nextReading < readings.Count && readings[_nextReading].Date <= date)
        {
            Judge(_nextReading++, _doses.InUse(readings[_nextReading - 1].Date, (date, agents)), mayHold: true);
        }
    }

    /// <summary>All doses are placed: later readings can only answer what is open.</summary>
    public void Finish()
    {
        for (; _nextReading < _ledger.Readings.Count; _nextReading++)
        {
            Judge(_nextReading, _doses.InUse(_ledger.Readings[_nextReading].Date, next: null), mayHold: false);
        }

        // Not looked at earlier: what was recorded after a reading can be dated before it.
        if (OpenRepeat is { } asked && _acceptances.Exists(acceptance => acceptance.Order > asked.Order && acceptance.EverStood))
        {
            OpenRepeat = null;
        }
    }

    private void Judge(int index, AgentsInUse inUse, bool mayHold)
    {
        var reading = _ledger.Readings[index];
        var lowerLimit = _ledger.Plan.Settings.LvefLowerLimitOfNormal;
        var onTreatment = reading.Date > inUse.FirstDose;
        var baseline = onTreatment ? BaselineOf(inUse.FirstDose) : null;
        _low[index] = reading.Percent < lowerLimit
            || (onTreatment && LvefJudge.Fall(_ledger.Policy, inUse.Agents, baseline, reading.Percent, lowerLimit) >= AgentPolicy.FallWithoutBaseline);

        OpenRepeat = null;
        var next = index + 1 < _ledger.Readings.Count ? _ledger.Readings[index + 1].Date : (DateOnly?)null;
        foreach (var acceptance in _acceptances)
        {
            acceptance.Meet(reading, next);
        }

        if (BelongsToHold(reading))
        {
            _lvefHold!.Low!.Add(reading);
        }
        else if (mayHold && onTreatment && !HadCeased(reading) && !_acceptances.Exists(acceptance => acceptance.Covers(reading)))
        {
            Act(LvefJudge.Judge(_ledger.Policy, inUse.Agents, baseline, reading.Percent, lowerLimit), reading, inUse.Agents, baseline);
        }
    }

    private void Act(LvefAction action, LvefReading reading, AgentSet inUse, decimal? baseline)
    {
        switch (action)
        {
            case LvefAction.Hold:
                var low = new LowLvef(_ledger.Policy, reading, inUse, baseline, _ledger.Plan.Settings.LvefLowerLimitOfNormal, ++_lvefHolds);
                _lvefHold = HoldEnds.OfLvef(_ledger, low, _acceptances);
                _periods.Add(_lvefHold);
                break;
            case LvefAction.Repeat:
                OpenRepeat = reading;
                break;
            case LvefAction.Continue:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, "An action that nothing follows from.");
        }
    }

    /// <summary>
    /// The last result on or before the first dose, else what the plan's history states; that first, when it also says that HER2 therapy
    /// began on that day, before the plan.
    /// </summary>
    private decimal? BaselineOf(DateOnly firstDose)
    {
        var history = _ledger.Plan.History;
        var stated = history?.BaselineLvef?.Percent;
        if (stated is not null && history!.FirstHer2Dose == firstDose)
        {
            return stated;
        }

        for (var i = _ledger.Readings.Count - 1; i >= 0; i--)
        {
            if (_ledger.Readings[i] is { IsHistory: false } reading && reading.Date <= firstDose)
            {
                return reading.Percent;
            }
        }

        return stated;
    }

    /// <summary>The end of HER2 therapy was recorded before the result: there is nothing left that a hold could be for.</summary>
    private bool HadCeased(LvefReading reading) => _ledger.Her2Ceased is { } ceased && ceased.Order < reading.Order;

    /// <summary>A result recorded while the hold stood is part of it; one recorded after the resume is judged anew.</summary>
    private bool BelongsToHold(LvefReading reading) => _lvefHold is { } hold && reading.Order < hold.EndOrder;
}
