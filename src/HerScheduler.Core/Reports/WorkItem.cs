using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Reports;

/// <summary>One line of a navigator's day: an event of one patient, and why it is on the list.</summary>
public sealed record WorkItem
{
    public required string Plan { get; init; }

    /// <summary>Whose event it is. The name is shown only where the site allows it.</summary>
    public required Patient Patient { get; init; }

    public required string Site { get; init; }

    public required string Navigator { get; init; }

    /// <summary>The event's key; null for an alert that is about no event.</summary>
    public required string? Event { get; init; }

    public required EventKind? Kind { get; init; }

    /// <summary>For a person: <c>TCHP cycle 3 of 6</c>, or what is waited for.</summary>
    public required string Title { get; init; }

    /// <summary>The local day it is planned for; for something waited for, the day the wait began.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Days past the date when overdue, until it in the next days, of waiting when waited for; 0 when due today.</summary>
    public required int Days { get; init; }

    /// <summary>Why it is on this date, or what is to be done.</summary>
    public required string Why { get; init; }

    /// <summary>The titles of the events that <see cref="Why"/> names, by key.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = ReadableText.NoTitles;

    /// <summary>The alerts about this event, in the order of their codes.</summary>
    public required IReadOnlyList<AlertCode> Alerts { get; init; }
}
