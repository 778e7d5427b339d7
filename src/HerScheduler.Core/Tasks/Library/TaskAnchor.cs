using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>What a task counts from, or ends with.</summary>
public enum TaskAnchorKind
{
    /// <summary>Day 0 of the plan.</summary>
    PlanStart,

    /// <summary>The first HER2 dose of the plan, given or planned.</summary>
    Her2Start,

    /// <summary>The last HER2 dose.</summary>
    Her2End,

    /// <summary>The first cycle with chemotherapy.</summary>
    ChemotherapyStart,

    /// <summary>The last chemotherapy slot, one that was left out included.</summary>
    ChemotherapyEnd,

    /// <summary>HER2 completion; after HER2 therapy was ceased, the later of that day and the last cycle.</summary>
    CourseEnd,

    /// <summary>The event with a key: <c>surgery</c>, <c>tchp-1</c>.</summary>
    Event,

    /// <summary>Every event of a kind that has several: <c>cycle</c>, <c>echo</c>, <c>endocrine-review</c>.</summary>
    EachEventOf,

    /// <summary>Every cycle that gives one of some agents.</summary>
    EachCycleOf,

    /// <summary>The first cycle that gives one of some agents.</summary>
    FirstDoseOf,

    /// <summary>The last cycle that gives one of some agents.</summary>
    LastDoseOf,
}

/// <summary>What a task counts from, or ends with. An event that the schedule lacks, or that was omitted or cancelled, anchors nothing.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Key">The event's key, or the kind of event by its name; null for the others.</param>
/// <param name="Agents">The agents, for cycles and doses; empty for the others.</param>
public sealed record TaskAnchor(TaskAnchorKind Kind, string? Key, AgentSet Agents)
{
    /// <summary>The task stands beside every one of several events, and does not recur by itself.</summary>
    public bool IsOfEach => Kind is TaskAnchorKind.EachEventOf or TaskAnchorKind.EachCycleOf;
}
