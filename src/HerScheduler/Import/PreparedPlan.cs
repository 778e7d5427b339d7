using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Messaging.Restoring;
using HerScheduler.Plans;

namespace HerScheduler.Import;

/// <summary>An approved plan with everything that is stored of it; its messages count from 1.</summary>
public sealed record PreparedPlan(InputPlace Place, PlanRow Plan, ApprovedRows Rows)
{
    /// <summary>What had happened under it, each with its place in the document; empty for a plan that has not begun.</summary>
    internal IReadOnlyList<(string Pointer, LogEntryRow Entry)> Facts { get; init; } = [];

    /// <summary>Its log, the approval first.</summary>
    internal IEnumerable<LogEntryRow> Log => Facts.Select(fact => fact.Entry).Prepend(Rows.Entry);

    /// <summary>The document as approved, and the facts: what a second import of it is compared by.</summary>
    internal string Content => string.Concat(Log.Select(entry => entry.Body));

    /// <summary>An override, or that it is closed, lets the plan stand beside other open plans of its patient (rule R19).</summary>
    internal bool MayStandBesideOthers { get; init; }

    /// <summary>Alerts that hold when it comes in and that nobody is told of.</summary>
    internal IReadOnlyList<StandingAlertRow> Known { get; init; } = [];

    /// <summary>What is stored where plans count from another number: <see cref="Installation.FirstSequence"/>.</summary>
    internal PreparedPlan CountedFrom(int first)
    {
        Plan.Sequence = first + Rows.Messages.Count;
        return first == 0
            ? this
            : this with { Rows = Rows with { Messages = [.. Rows.Messages.Select(message => Renumbering.Of(message, first + message.Sequence))] } };
    }
}

/// <summary>A document that is not imported, and why.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="PlanId">The plan's id, where that could be read.</param>
/// <param name="Faults">At least one.</param>
public sealed record RefusedPlan(InputPlace Place, string? PlanId, IReadOnlyList<Fault> Faults);
