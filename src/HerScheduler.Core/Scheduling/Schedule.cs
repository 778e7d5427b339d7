using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>What an approved plan and its facts amount to, seen from one day.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="AsOf">The local day it is seen from. It selects alerts and clearance, and never changes a date.</param>
/// <param name="Version">How many facts were accepted.</param>
/// <param name="Events">Ordered by date, then by key (ordinal). Cancelled and omitted ones stay listed with their last date.</param>
/// <param name="Alerts">What needs a person, ordered by the day it began, then by code.</param>
/// <param name="Findings">The safety review of the plan, in the order of the rules.</param>
public sealed record Schedule(
    string Plan,
    DateOnly AsOf,
    int Version,
    IReadOnlyList<ScheduleEvent> Events,
    IReadOnlyList<Alert> Alerts,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// From when the earliest of the holds that stand holds HER2 therapy, by an LVEF or by a clinician: it may be still to begin. Null: none stands.
    /// </summary>
    public DateOnly? HoldFrom { get; init; }

    /// <summary>From when HER2 therapy is on hold, as far as that has begun by <see cref="AsOf"/>. Null: it is not on hold.</summary>
    public DateOnly? HeldSince => HoldFrom <= AsOf ? HoldFrom : null;

    /// <summary>The last LVEF measured by <see cref="AsOf"/>, at an echo of the plan, beside it, or before the plan began. Null: none is known.</summary>
    public LastLvef? LastLvef { get; init; }

    /// <summary>The event called <paramref name="key"/>, or null.</summary>
    public ScheduleEvent? Find(string key) => Events.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal));
}

/// <summary>The last LVEF that is known.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Percent">In percent.</param>
public sealed record LastLvef(DateOnly Date, decimal Percent);

/// <summary>What kind of thing an event is.</summary>
public enum EventKind
{
    Cycle,
    Echo,
    Surgery,
    Pathology,
    RadiotherapyStart,
    RadiotherapyEnd,
    EndocrineStart,
    EndocrineReview,
    Her2Completion,

    /// <summary>A clinic's own task: an injection, a test, a scan.</summary>
    Task,
}

/// <summary>The state of an event. Upcoming, due and overdue are derived from the date and a day, never stored.</summary>
public enum EventStatus
{
    Planned,

    /// <summary>Its branch is not decided yet (before pathology): shown, with no message and no reminder.</summary>
    Provisional,

    /// <summary>Must not happen until a clinician resumes.</summary>
    Held,
    Done,
    Omitted,
    Cancelled,
}

/// <summary>One dated item of the schedule.</summary>
public sealed record ScheduleEvent
{
    /// <summary>Never changes: <c>tchp-3</c>, <c>echo-2</c>, <c>surgery</c>.</summary>
    public required string Key { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>For a person: <c>TCHP cycle 3 of 6</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The local day it is planned for, or was done on.</summary>
    public required DateOnly Date { get; init; }

    public required DateWindow Window { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>Its branch is not decided yet, whether it is shown as provisional or as held: nobody is told of it.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The doses of a cycle; empty for everything else.</summary>
    public IReadOnlyList<Dose> Doses { get; init; } = [];

    /// <summary>Which HER2 dose of the course this is, from 1; null when the HER2 part is not given.</summary>
    public int? Her2Cycle { get; init; }

    /// <summary>Null for everything but HER2 cycles.</summary>
    public CardiacClearance? CardiacClearance { get; init; }

    public Done? Done { get; init; }

    /// <summary>The day of an appointment, when one exists.</summary>
    public DateOnly? Booked { get; init; }

    /// <summary>Which rule put it on this date, anchored on what, and why it moved.</summary>
    public required string Why { get; init; }

    /// <summary>The trial, label or article behind the rule.</summary>
    public required string Source { get; init; }

    /// <summary>Still to happen: planned, provisional or held.</summary>
    public bool IsOpen => Status is EventStatus.Planned or EventStatus.Provisional or EventStatus.Held;

    /// <summary>The same, cancelled: what is said of it once it is not listed any more.</summary>
    internal ScheduleEvent Gone() => this with { Status = EventStatus.Cancelled, Done = null, Her2Cycle = null, CardiacClearance = null };
}

/// <summary>The days within which an event is on time; both ends included.</summary>
public readonly record struct DateWindow(DateOnly Earliest, DateOnly Latest);

/// <summary>One agent of a cycle.</summary>
/// <param name="Agent">The drug.</param>
/// <param name="Amount">As shown: <c>6 mg/kg</c>.</param>
/// <param name="Loading">True for a first dose or a reload after a late one.</param>
/// <param name="Held">True while it must not be given.</param>
public readonly record struct Dose(Agent Agent, string Amount, bool Loading, bool Held);

/// <summary>That an event happened.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Percent">LVEF in percent, for an echo with a result.</param>
public sealed record Done(DateOnly Date, decimal? Percent);

/// <summary>What needs a person.</summary>
/// <param name="Code">Which.</param>
/// <param name="Event">The event it is about, or null.</param>
/// <param name="Since">The first local day the condition holds.</param>
/// <param name="Message">What it is and what to do.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record Alert(AlertCode Code, string? Event, DateOnly Since, string Message, string Source);

/// <summary>The alerts of a schedule.</summary>
public enum AlertCode
{
    LvefHold,
    LvefRepeat,
    LvefStartLow,
    DoseIncomplete,
    LvefBelowNormal,
    LvefAccepted,
    ResumeCriteriaMet,
    DiscontinueProposed,
    DecisionAwaited,
    Reload,
    LvefStale,
    LvefGap,
    NotBooked,
    ResultAwaited,
    SurgeryLate,
    PathologyAwaited,
    AdjuvantLate,
}
