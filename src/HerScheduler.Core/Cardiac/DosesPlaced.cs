using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac;

/// <summary>The HER2 agents that an LVEF is judged by, and the first dose that its baseline precedes.</summary>
/// <param name="Agents">Those of the last HER2 dose on or before the reading; empty before the first.</param>
/// <param name="FirstDose">Of the course; for T-DM1 and T-DXd their own. <see cref="DateOnly.MaxValue"/> when there is none.</param>
internal readonly record struct AgentsInUse(AgentSet Agents, DateOnly FirstDose);

/// <summary>The HER2 doses placed so far, given or planned.</summary>
internal sealed class DosesPlaced
{
    private readonly List<(DateOnly Date, AgentSet Agents)> _doses = new(24);

    public void Add(DateOnly date, AgentSet her2Agents) => _doses.Add((date, her2Agents));

    /// <summary>The agents in use on <paramref name="day"/>; on the day of the first conjugate dose still those of the dose before.</summary>
    /// <param name="day">The reading's.</param>
    /// <param name="next">The dose about to be placed, or null.</param>
    public AgentsInUse InUse(DateOnly day, (DateOnly Date, AgentSet Agents)? next)
    {
        var last = LastOn(day, next);
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
