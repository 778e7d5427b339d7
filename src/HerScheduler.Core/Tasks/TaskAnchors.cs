using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>Finds what a task counts from among the events placed before it (rule T2).</summary>
internal static class TaskAnchors
{
    /// <summary>The day of an anchor that is one event or one day of the course; null when the schedule lacks it.</summary>
    public static AnchorDay? Find(Workspace work, TaskAnchor anchor) => anchor.Kind switch
    {
        TaskAnchorKind.PlanStart => new AnchorDay("the plan's start", work.Plan.Start, IsProvisional: false),
        TaskAnchorKind.Her2Start => Day("the first HER2 dose, ", work.FirstHer2Dose),
        TaskAnchorKind.Her2End => Day("the last HER2 dose, ", work.LastHer2Dose),
        TaskAnchorKind.ChemotherapyStart => Day("the first chemotherapy, ", First(work, AgentSet.Chemotherapy)),
        TaskAnchorKind.ChemotherapyEnd => Day("the last chemotherapy, ", work.LastChemotherapy()),
        TaskAnchorKind.CourseEnd => CourseEnd(work),
        TaskAnchorKind.Event => Day(string.Empty, work.Events.Find(draft => draft.Key == anchor.Key && draft.Task is null && (draft.IsOpen || draft.IsDone))),
        TaskAnchorKind.FirstDoseOf => Day($"the first {Notes.Names(anchor.Agents)}, ", First(work, anchor.Agents)),
        TaskAnchorKind.LastDoseOf => Day($"the last {Notes.Names(anchor.Agents)}, ", Last(work, anchor.Agents)),
        TaskAnchorKind.EachEventOf or TaskAnchorKind.EachCycleOf => throw new ArgumentException($"{anchor.Kind} is not one day.", nameof(anchor)),
        _ => throw new ArgumentOutOfRangeException(nameof(anchor), anchor.Kind, "An anchor that cannot be found."),
    };

    /// <summary>HER2 completion; after HER2 therapy was ceased, or without any, the later of that day and the last cycle.</summary>
    public static AnchorDay CourseEnd(Workspace work)
    {
        if (work.Events.Find(draft => draft.Kind == EventKind.Her2Completion) is { } completion)
        {
            return Day(string.Empty, completion)!.Value;
        }

        var end = work.Ledger.Her2Ceased?.Date ?? work.Plan.Start;
        foreach (var cycle in work.Cycles)
        {
            end = Counts(cycle) && cycle.Date > end ? cycle.Date : end;
        }

        return new AnchorDay("the end of the course", end, IsProvisional: false);
    }

    /// <summary>The cycle gives one of these agents, or has: not one that was left out, and not a HER2 part that is lost.</summary>
    public static bool Gives(Draft cycle, AgentSet agents) => Counts(cycle) && Given(cycle.Cycle!).Overlaps(agents);

    /// <summary>All that the cycle gives of these agents is on hold.</summary>
    public static bool Withholds(Draft cycle, AgentSet agents) => cycle.IsOpen && cycle.Cycle!.Held.Includes(Given(cycle.Cycle).Intersect(agents));

    /// <summary>
    /// The agents were given in one part of the course and will be in another, and the day is at least an interval after the one and before the other.
    /// </summary>
    public static bool IsBetweenParts(Workspace work, AgentSet agents, DateOnly day)
    {
        Draft? before = null;
        Draft? after = null;
        foreach (var cycle in work.Cycles)
        {
            if (Gives(cycle, agents))
            {
                before = cycle.Date <= day && (before is null || cycle.Date >= before.Date) ? cycle : before;
                after = cycle.Date > day && (after is null || cycle.Date < after.Date) ? cycle : after;
            }
        }

        return before is not null && after is not null
            && before.Cycle!.Phase != after.Cycle!.Phase
            && day >= before.Date.AddDays(before.Cycle.Track.IntervalDays);
    }

    /// <summary>The day of the last dose of these agents that is given, or planned whatever pathology says; <see cref="DateOnly.MinValue"/>: there is
    /// none.</summary>
    public static DateOnly LastCertain(Workspace work, AgentSet agents)
    {
        var last = DateOnly.MinValue;
        foreach (var cycle in work.Cycles)
        {
            var isCertain = Gives(cycle, agents) && !(cycle.Provisional && cycle.IsOpen);
            last = isCertain && cycle.Date > last ? cycle.Date : last;
        }

        return last;
    }

    private static bool Counts(Draft cycle) => cycle.Status is not (EventStatus.Omitted or EventStatus.Cancelled);

    private static AgentSet Given(CyclePart part) => part.Her2Lost ? part.Agents.Except(AgentSet.Her2) : part.Agents;

    private static Draft? First(Workspace work, AgentSet agents)
    {
        Draft? first = null;
        foreach (var cycle in work.Cycles)
        {
            first = Gives(cycle, agents) && (first is null || cycle.Date < first.Date) ? cycle : first;
        }

        return first;
    }

    private static Draft? Last(Workspace work, AgentSet agents)
    {
        Draft? last = null;
        foreach (var cycle in work.Cycles)
        {
            last = Gives(cycle, agents) && (last is null || cycle.Date >= last.Date) ? cycle : last;
        }

        return last;
    }

    private static AnchorDay? Day(string phrase, Draft? draft) =>
        draft is null ? null : new AnchorDay(phrase + draft.Key, draft.Date, draft is { Provisional: true, IsOpen: true });
}

/// <summary>The day a task counts from.</summary>
/// <param name="Phrase">What it is: <c>the last chemotherapy, tchp-6</c>.</param>
/// <param name="Date">The day.</param>
/// <param name="IsProvisional">Its branch is not decided.</param>
internal readonly record struct AnchorDay(string Phrase, DateOnly Date, bool IsProvisional);
