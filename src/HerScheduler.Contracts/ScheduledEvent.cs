using System.Text.Json.Serialization;

namespace HerScheduler.Contracts;

/// <summary>One dated item of the schedule as it is now. The newest message about a key is the truth about it.</summary>
public sealed record ScheduledEvent
{
    /// <summary>Never changes within the plan: <c>tchp-3</c>, <c>echo-2</c>, <c>surgery</c>.</summary>
    public required string Key { get; init; }

    /// <summary><c>cycle</c>, <c>echo</c>, <c>surgery</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>For a person.</summary>
    public required string Title { get; init; }

    /// <summary>The local day it is planned for, or was done on.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The days within which the event is on time.</summary>
    public required DateWindow Window { get; init; }

    /// <summary><c>planned</c>, <c>held</c> (must not happen until a clinician resumes), <c>done</c>, <c>omitted</c>, <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The doses of a cycle; empty for everything else.</summary>
    public required IReadOnlyList<Dose> Doses { get; init; }

    /// <summary>Which HER2 dose of the course this is; null for what is none.</summary>
    public required int? Her2Cycle { get; init; }

    /// <summary>Whether the last LVEF lets the HER2 dose go ahead; null for what is no HER2 cycle.</summary>
    public required CardiacClearance? CardiacClearance { get; init; }

    /// <summary>That it happened; null before.</summary>
    public required Done? Done { get; init; }

    /// <summary>The day of an appointment, when one exists.</summary>
    public required DateOnly? Booked { get; init; }

    /// <summary>Which rule put it on this date, anchored on what, and why it moved.</summary>
    public required string Why { get; init; }

    /// <summary>The trial, label or article behind the rule.</summary>
    public required string Source { get; init; }
}

/// <summary>Both days included.</summary>
public sealed record DateWindow(DateOnly Earliest, DateOnly Latest);

/// <summary>One agent of a cycle.</summary>
/// <param name="Agent">The drug.</param>
/// <param name="Amount">As the protocol states it; nothing is computed from weight.</param>
/// <param name="Loading">A first dose, or a reload after a late one.</param>
/// <param name="Held">This agent must not be given; the others of the cycle may be.</param>
public sealed record Dose(string Agent, [property: JsonPropertyName("dose")] string Amount, bool Loading, bool Held);

/// <summary>Whether the last LVEF lets a HER2 dose go ahead.</summary>
/// <param name="State"><c>none</c>, <c>held</c>, <c>accepted</c>, <c>low</c>, <c>clear</c>, <c>due</c>, <c>overdue</c>.</param>
/// <param name="LvefPercent">The last LVEF.</param>
/// <param name="LvefDate">Its day.</param>
public sealed record CardiacClearance(string State, decimal? LvefPercent, DateOnly? LvefDate);

/// <summary>That an event happened.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Percent">The LVEF, for an echo with a result.</param>
public sealed record Done(DateOnly Date, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Percent = null);

/// <summary>What needs a person.</summary>
/// <param name="Code"><c>lvef-hold</c>, <c>lvef-repeat</c>, <c>lvef-below-normal</c>, <c>resume-criteria-met</c>, <c>discontinue-proposed</c>.</param>
/// <param name="Event">The key of the event it is about.</param>
/// <param name="Since">The first local day the condition holds.</param>
/// <param name="Message">What it is and what to do.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record Alert(string Code, string? Event, DateOnly Since, string Message, string Source);
