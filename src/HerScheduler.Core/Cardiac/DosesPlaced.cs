using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac;

/// <summary>The HER2 agents that an LVEF is judged by, and the first dose that its baseline precedes.</summary>
/// <param name="Agents">Those of the last HER2 dose on or before the reading; empty before the first.</param>
/// <param name="FirstDose">Of the course; for T-DM1 and T-DXd their own. <see cref="DateOnly.MaxValue"/> when there is none.</param>
internal readonly record struct AgentsInUse(AgentSet Agents, DateOnly FirstDose);

/// <summary>The HER2 doses placed so far, given or planned, and those of the plan's history when it says when they began.</summary>
internal sealed class DosesPlaced
{
    private readonly List<(DateOnly Date, AgentSet Agents)> _doses = [];
    private readonly DateOnly? _before;

    public DosesPlaced(History? history)
    {
        _before = history?.FirstHer2Dose;
        if (_before is not null)
        {
            foreach (var doses in history!.LastHer2Doses.GroupBy(dose => dose.Date))
            {
                _doses.Add((doses.Key, AgentSet.Of([.. doses.Select(dose => dose.Agent)])));
            }
        }
    }

    public void Add(DateOnly date, AgentSet her2Agents) => _doses.Add((date, her2Agents));

    /// <summary>The agents in use on <paramref name="day"/>; on the day of the first conjugate dose still those of the dose before.</summary>
    /// <param name="day">The reading's.</param>
    /// <param name="next">The dose about to be placed, or null.</param>
    public AgentsInUse InUse(DateOnly day, (DateOnly Date, AgentSet Agents)? next)
    {
        var last = LastOn(day, next);
        if (last.Agents.IsEmpty && day > _before)
        {
            // The history says when HER2 therapy began, but not with what: with what the plan goes on with.
            last = (_before.Value, next?.Agents ?? (_doses.Count > 0 ? _doses[0].Agents : AgentSet.Empty));
        }

        var first = FirstOf(last.Agents, next);
        if (first == day && last.Agents.Overlaps(AgentSet.Conjugates) && LastOn(day.AddDays(-1), next) is { Agents.IsEmpty: false } before)
        {
            (last, first) = (before, FirstOf(before.Agents, next));
        }

        return new AgentsInUse(last.Agents, first);
    }

    private (DateOnly Date, AgentSet Agents) LastOn(DateOnly day, (DateOnly Date, AgentSet Agents)? next)
    {
        if (next is { } soon && soon.Date <= day)
        {
            return soon;
        }

        var last = (Date: DateOnly.MinValue, Agents: AgentSet.Empty);
        foreach (var dose in _doses)
        {
            if (dose.Date <= day && dose.Date >= last.Date)
            {
                last = dose;
            }
        }

        return last;
    }

    private DateOnly FirstOf(AgentSet agents, (DateOnly Date, AgentSet Agents)? next)
    {
        var own = agents.Intersect(AgentSet.Conjugates);
        if (own.IsEmpty && _before is { } before)
        {
            return before;
        }

        var first = next is { } soon && (own.IsEmpty || soon.Agents.Overlaps(own)) ? soon.Date : DateOnly.MaxValue;
        foreach (var dose in _doses)
        {
            if (dose.Date < first && (own.IsEmpty || dose.Agents.Overlaps(own)))
            {
                first = dose.Date;
            }
        }

        return first;
    }
}
