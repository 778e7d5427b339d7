using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tasks;

namespace HerScheduler.Core.Scheduling;

/// <summary>One event while it is being computed; finished, it is never changed again.</summary>
internal sealed class Draft
{
    public required string Key { get; init; }

    public required EventKind Kind { get; init; }

    public required DateOnly Date { get; set; }

    public EventStatus Status { get; set; }

    /// <summary>Belongs to a branch that is not decided yet; a hold may hide it in <see cref="Status"/>.</summary>
    public bool Provisional { get; init; }

    /// <summary>The date the rules give, before it is rolled to an open day.</summary>
    public DateOnly RuleDate { get; init; }

    /// <summary>The date the rules give, rolled to an open day, before a deferral or a hold moved it.</summary>
    public DateOnly Computed { get; init; }

    /// <summary>What is known of an echo; null: nothing, or it is none.</summary>
    public EchoRecord? Echo { get; init; }

    public DateOnly? Booked => Echo?.Booked;

    /// <summary>The LVEF, of an echo with a result.</summary>
    public LvefReading? Lvef => Echo?.Result;

    public DateWindow? Window { get; init; }

    public Why Why { get; init; }

    /// <summary>Why it moved, was left out or went; one or more sentences, or null.</summary>
    public string? Note { get; set; }

    /// <summary>Set for cycles only.</summary>
    public CyclePart? Cycle { get; init; }

    /// <summary>Set for a clinic's own tasks only.</summary>
    public TaskPart? Task { get; init; }

    public bool IsOpen => Status is EventStatus.Planned or EventStatus.Provisional or EventStatus.Held;

    public bool IsDone => Status == EventStatus.Done;

    public DateOnly? DoneOn => IsDone ? Date : null;

    /// <summary>The day of its first HER2 agent: a cycle can be given over several days.</summary>
    public DateOnly Her2From => Cycle?.Given?.Her2From ?? Date;

    /// <summary>The day of its last HER2 agent.</summary>
    public DateOnly Her2To => Cycle?.Given?.Her2To ?? Date;

    /// <summary>The day of one agent of the cycle.</summary>
    public DateOnly DateOf(Agent agent) => Cycle?.Given?.DateOf(agent) ?? Date;

    /// <summary>The same event, no longer part of the schedule: cancelled or omitted.</summary>
    public Draft AsClosed(EventStatus status, string? note) => new()
    {
        Key = Key,
        Kind = Kind,
        Date = Date,
        Status = status,
        RuleDate = RuleDate,
        Computed = Computed,
        Echo = Echo,
        Window = Window,
        Why = Why,
        Note = note,
        Cycle = Cycle?.WithoutHer2Count(),
        Task = Task,
    };
}

/// <summary>What a cycle adds to an event.</summary>
internal sealed class CyclePart
{
    public required Track Track { get; init; }

    public required int Number { get; init; }

    public required CyclePhase Phase { get; init; }

    /// <summary>What is (or was) given: the track's agents without those omitted, ceased or lost.</summary>
    public required AgentSet Agents { get; init; }

    /// <summary>How it was given; null while it was not.</summary>
    public GivenDose? Given { get; init; }

    /// <summary>The agents that must not be given now.</summary>
    public AgentSet Held { get; init; }

    /// <summary>The HER2 part falls out: a hold covers it, and it is made up at the end.</summary>
    public bool Her2Lost { get; init; }

    /// <summary>The cycle before it, from which its interval counts; null for a first one.</summary>
    public Draft? Predecessor { get; init; }

    /// <summary>A later cycle of the track was given: nothing moves this one any more.</summary>
    public bool Settled { get; init; }

    /// <summary>How the antibodies are given.</summary>
    public Formulation Formulation { get; set; }

    /// <summary>Agents given as a loading dose: first, or again after a late one.</summary>
    public AgentSet Loading { get; set; }

    /// <summary>The first day on which a reload is needed, when one is.</summary>
    public DateOnly? ReloadSince { get; set; }

    public int? Her2Cycle { get; set; }

    public bool HasChemotherapy => Agents.Overlaps(AgentSet.Chemotherapy);

    public AgentSet Her2Agents => Agents.Intersect(AgentSet.Her2);

    /// <summary>What this dose counts for the HER2 course, in thirds of a three-week cycle; 0 when it is made up.</summary>
    public int Her2Thirds => Her2Lost || !Agents.Overlaps(Track.CountingAgents) ? 0 : Her2Course.ThirdsOf(Track);

    public CyclePart WithoutHer2Count() => new()
    {
        Track = Track,
        Number = Number,
        Phase = Phase,
        Agents = Agents,
        Predecessor = Predecessor,
        Formulation = Formulation,
    };
}

/// <summary>Which part of the course a cycle belongs to.</summary>
internal enum CyclePhase
{
    /// <summary>The protocol's own tracks before surgery, or the whole of an adjuvant protocol.</summary>
    Initial,

    /// <summary>Chemotherapy after surgery.</summary>
    PostOperativeChemotherapy,

    /// <summary>HER2 therapy around and after surgery.</summary>
    Branch,

    /// <summary>Antibodies that give the rest of the course of a conjugate that was stopped.</summary>
    AfterConjugate,

    /// <summary>Given under a plan that was amended since.</summary>
    Earlier,
}
