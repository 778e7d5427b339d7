using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>One thing that happened or was decided. Facts are appended, never edited; a wrong one is retracted by another fact.</summary>
public abstract record Fact
{
    /// <summary>Chosen by the sender: the same id with the same content is accepted and changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public required string Plan { get; init; }

    /// <summary>Who says so, as claimed by the sender.</summary>
    public required string By { get; init; }

    /// <summary>The reason given; required for the kinds that say so, and with <see cref="Force"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Accept although a rule that can be forced speaks against it. Needs a reason.</summary>
    public bool Force { get; init; }

    /// <summary>The kind on the wire: <c>dose-given</c>.</summary>
    public abstract FactKind Kind { get; }
}

/// <summary>The kinds of facts.</summary>
public enum FactKind
{
    DoseGiven,
    DoseOmitted,
    Deferred,
    Ceased,
    EchoBooked,
    EchoPerformed,
    LvefResult,
    SurgeryPerformed,
    PathologyResult,
    Hold,
    Resume,
    RadiotherapyStarted,
    RadiotherapyFinished,
    EndocrineStarted,
    PlanAmended,
    PatientDied,
    PatientWithdrew,
    PatientTransferred,
    Acknowledged,
    Retracted,
}

/// <summary>What a <see cref="Ceased"/> stops.</summary>
public enum Therapy
{
    Chemotherapy,
    Her2,
    Radiotherapy,
    Endocrine,

    /// <summary>All four; surgery and echoes stay.</summary>
    All,
}

/// <summary>A cycle was given on <see cref="Date"/>; later cycles anchor on it.</summary>
public sealed record DoseGiven : Fact
{
    public override FactKind Kind => FactKind.DoseGiven;

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>What was given, when not everything that was due.</summary>
    public AgentSet? Agents { get; init; }
}

/// <summary>A cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end.</summary>
public sealed record DoseOmitted : Fact
{
    public override FactKind Kind => FactKind.DoseOmitted;

    public required string Event { get; init; }

    /// <summary>What was left out, when not the whole cycle.</summary>
    public AgentSet? Agents { get; init; }
}

/// <summary>An event moves to <see cref="To"/>; later cycles keep their interval from it.</summary>
public sealed record Deferred : Fact
{
    public override FactKind Kind => FactKind.Deferred;

    public required string Event { get; init; }

    public required DateOnly To { get; init; }
}

/// <summary>Open events of a therapy from <see cref="Date"/> on are cancelled.</summary>
public sealed record Ceased : Fact
{
    public override FactKind Kind => FactKind.Ceased;

    public required Therapy Therapy { get; init; }

    public required DateOnly Date { get; init; }
}

/// <summary>An appointment for an echo exists.</summary>
public sealed record EchoBooked : Fact
{
    public override FactKind Kind => FactKind.EchoBooked;

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }
}

/// <summary>An echo was done; its result is awaited.</summary>
public sealed record EchoPerformed : Fact
{
    public override FactKind Kind => FactKind.EchoPerformed;

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }
}

/// <summary>An LVEF was measured.</summary>
public sealed record LvefResult : Fact
{
    public override FactKind Kind => FactKind.LvefResult;

    public required DateOnly Date { get; init; }

    /// <summary>Percent, 10–90.</summary>
    public required decimal Percent { get; init; }

    /// <summary>The echo it belongs to; null: matched by date.</summary>
    public string? Event { get; init; }
}

/// <summary>Surgery was done; it anchors everything after.</summary>
public sealed record SurgeryPerformed : Fact
{
    public override FactKind Kind => FactKind.SurgeryPerformed;

    public required DateOnly Date { get; init; }
}

/// <summary>Pathology answered; it decides the branch.</summary>
public sealed record PathologyResult : Fact
{
    public override FactKind Kind => FactKind.PathologyResult;

    public required DateOnly Date { get; init; }

    public required PathologyResponse Response { get; init; }
}

/// <summary>A clinician put HER2 therapy on hold.</summary>
public sealed record Hold : Fact
{
    public override FactKind Kind => FactKind.Hold;

    public required DateOnly From { get; init; }
}

/// <summary>A clinician resumed HER2 therapy. Ends every hold recorded before it.</summary>
public sealed record Resume : Fact
{
    public override FactKind Kind => FactKind.Resume;

    public required DateOnly From { get; init; }
}

public sealed record RadiotherapyStarted : Fact
{
    public override FactKind Kind => FactKind.RadiotherapyStarted;

    public required DateOnly Date { get; init; }
}

public sealed record RadiotherapyFinished : Fact
{
    public override FactKind Kind => FactKind.RadiotherapyFinished;

    public required DateOnly Date { get; init; }
}

public sealed record EndocrineStarted : Fact
{
    public override FactKind Kind => FactKind.EndocrineStarted;

    public required DateOnly Date { get; init; }
}

/// <summary>A whole new plan for the same patient replaces the plan from now on; what was done stays done.</summary>
public sealed record PlanAmended : Fact
{
    public override FactKind Kind => FactKind.PlanAmended;

    public required TreatmentPlan Document { get; init; }
}

/// <summary>The plan is closed: everything open is cancelled, nothing more is sent to the navigator.</summary>
public abstract record PatientLeft : Fact
{
    public required DateOnly Date { get; init; }
}

public sealed record PatientDied : PatientLeft
{
    public override FactKind Kind => FactKind.PatientDied;
}

public sealed record PatientWithdrew : PatientLeft
{
    public override FactKind Kind => FactKind.PatientWithdrew;
}

public sealed record PatientTransferred : PatientLeft
{
    public override FactKind Kind => FactKind.PatientTransferred;
}

/// <summary>Somebody has seen the overdue alert of an event: no further escalation of the present one.</summary>
public sealed record Acknowledged : Fact
{
    public override FactKind Kind => FactKind.Acknowledged;

    public required string Event { get; init; }

    public required string Note { get; init; }
}

/// <summary>Another fact counts as never recorded; it stays in the audit trail.</summary>
public sealed record Retracted : Fact
{
    public override FactKind Kind => FactKind.Retracted;

    /// <summary>The id of the fact that is taken back.</summary>
    public required string Fact { get; init; }
}
