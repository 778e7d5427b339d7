using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>How an event differs between two schedules.</summary>
public enum ChangeKind
{
    Scheduled,
    Moved,

    /// <summary>Same date; other doses, clearance or status.</summary>
    Changed,
    Held,
    Released,
    Cancelled,
    Done,
}

/// <summary>What became of one event between two schedules.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Event">The event as it is now; for one that vanished, as it was, cancelled.</param>
/// <param name="PreviousDate">The date before, when it was listed before.</param>
/// <param name="Why">The reason, and of what it is a consequence.</param>
/// <param name="Cause">The id of the fact behind it; null for approval.</param>
public sealed record Change(ChangeKind Kind, ScheduleEvent Event, DateOnly? PreviousDate, string Why, string? Cause);

/// <summary>One fact of a batch, and the schedule after it.</summary>
public sealed record Step(Fact Fact, Schedule After);
