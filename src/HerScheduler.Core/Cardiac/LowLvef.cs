using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac;

/// <summary>The low LVEF behind a hold, and what its repeats say. With several agents in use each has its say (rule L7).</summary>
internal sealed class LowLvef
{
    private readonly List<AgentHold> _agents = new(2);
    private readonly List<LvefReading> _repeats = [];
    private readonly bool _isOneHoldTooMany;
    private DateOnly? _resumeSince;

    public LowLvef(LvefPolicy policy, LvefReading reading, AgentSet inUse, decimal? baseline, decimal lowerLimitOfNormal, int number)
    {
        (Reading, InUse, Baseline, Number) = (reading, inUse, baseline, number);
        foreach (var agent in policy.Agents)
        {
            if (inUse.Contains(agent.Agent))
            {
                _agents.Add(new AgentHold(agent, reading, baseline, lowerLimitOfNormal));
                _isOneHoldTooMany |= number >= agent.StopAtHold;
            }
        }
    }

    public LvefReading Reading { get; }

    public AgentSet InUse { get; }

    public decimal? Baseline { get; }

    /// <summary>The how-many-th LVEF hold of the course, from 1.</summary>
    public int Number { get; }

    public LvefReading Latest => _repeats.Count == 0 ? Reading : _repeats[^1];

    /// <summary>Both minimum times: the longest of the agents in use.</summary>
    public DateOnly EarliestResume => Reading.Date.AddDays(_agents.Max(agent => agent.Rule.EarliestResumeDays));

    /// <summary>The soonest that an agent in use asks for.</summary>
    public int FirstRepeatDays => _agents.Min(agent => agent.Rule.FirstRepeatDays);

    /// <summary>The first day on which both the latest result and the minimum time allow to resume; null: the latest result does not.</summary>
    public DateOnly? ResumeSince => _resumeSince < EarliestResume ? EarliestResume : _resumeSince;

    /// <summary>The number of the hold alone proposes to stop, and that survives recovery.</summary>
    public bool IsOneHoldTooMany => _isOneHoldTooMany;

    /// <summary>The first day on which an agent in use proposes to stop; null: none does.</summary>
    public DateOnly? StopSince => _isOneHoldTooMany ? Reading.Date : _agents.Min(agent => agent.StopSince);

    /// <summary>A later result within the hold, in the order of dates.</summary>
    public void Add(LvefReading repeat)
    {
        _repeats.Add(repeat);
        foreach (var agent in _agents)
        {
            agent.Add(repeat);
        }

        _resumeSince = _agents.TrueForAll(agent => agent.MayResume) ? _resumeSince ?? repeat.Date : null;
    }
}
