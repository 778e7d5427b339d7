using HerScheduler.Core.Changes;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Reports;

/// <summary>One change of an event that was announced.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Event">The event's key.</param>
/// <param name="Title">For a person: <c>TCHP cycle 4 of 6</c>.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Date">Its date after the change.</param>
/// <param name="PreviousDate">Its date before, when it had one.</param>
/// <param name="Why">The reason.</param>
/// <param name="Cause">The fact that caused it; null for none.</param>
public sealed record AnnouncedChange(
    string Plan,
    string Event,
    string Title,
    ChangeKind Kind,
    DateOnly Date,
    DateOnly? PreviousDate,
    string Why,
    string? Cause);

/// <summary>One line of "changed since the last digest": what one fact did to one plan.</summary>
/// <param name="Patient">Whose event it is. The name is shown only where the site allows it.</param>
/// <param name="Site">The plan's site.</param>
/// <param name="Change">The change of the earliest event concerned.</param>
/// <param name="Others">How many further events of the plan changed in the same way for the same cause.</param>
public sealed record RecentChange(Patient Patient, string Site, AnnouncedChange Change, int Others)
{
    /// <summary>The titles of the events that the change's reason names, by key.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = ReadableText.NoTitles;
}
