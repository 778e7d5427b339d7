using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Localization;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Today;

/// <summary>The page of a day, in words.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Day">The date at the clinic, or at the first of several.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Navigators">Who can be chosen; where that is more than <see cref="NavigatorChoice.Most"/>, the beginning of them.</param>
/// <param name="Sites">Which clinics can be chosen: id and name.</param>
/// <param name="Sections">The lists, in order.</param>
/// <param name="Next">What comes next when all of them are empty; null: nothing.</param>
/// <param name="Result">What was just recorded; null: nothing.</param>
/// <param name="HasPlans">There is at least one plan in the installation.</param>
/// <param name="MayRecord">The reader's role records facts.</param>
public sealed record TodayView(
    Texts Texts,
    string Day,
    TodayRequest Request,
    IReadOnlyList<string> Navigators,
    IReadOnlyList<(string Id, string Name)> Sites,
    IReadOnlyList<TodaySection> Sections,
    TodayLine? Next,
    RecordedResult? Result,
    bool HasPlans,
    bool MayRecord)
{
    /// <summary>How many facts were recorded about the navigator's patients before the lists were read; 0 for everybody's.</summary>
    public long Facts { get; init; }

    /// <summary>The days of the navigators in whose place the reader stands.</summary>
    public IReadOnlyList<TodayView> StandsInFor { get; init; } = [];

    public bool IsEmpty => Sections.All(section => section.Count == 0);
}

/// <summary>One list.</summary>
/// <param name="List">Which.</param>
/// <param name="Count">How many lines it has.</param>
/// <param name="Lines">Those of the page.</param>
public sealed record TodaySection(TodayList List, int Count, IReadOnlyList<TodayLine> Lines);

/// <summary>One line.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Patient">The patient's id.</param>
/// <param name="Name">The patient's name, where the site allows it; else empty.</param>
/// <param name="Site">The clinic's name.</param>
/// <param name="Key">The event's key; null: none.</param>
/// <param name="What">The event's title, or what is waited for.</param>
/// <param name="When">How late it is, or how far.</param>
/// <param name="Date">Its date.</param>
/// <param name="Detail">Doses; mostly empty.</param>
/// <param name="Why">The reason of the date, or what is to be done.</param>
public sealed record TodayLine(string Plan, string Patient, string Name, string Site, string? Key, CoreText What, string When, string Date, string Detail,
    CoreText Why)
{
    /// <summary>The patient's page, at the event.</summary>
    public string Address => Key is null ? $"/plans/{Plan}" : $"/plans/{Plan}#{Key}";

    /// <summary>It is overdue.</summary>
    public bool IsLate { get; init; }

    /// <summary>It is due, overdue, or so near that it can have happened today.</summary>
    public bool IsNear { get; init; }

    /// <summary>An echo without an appointment.</summary>
    public bool IsUnbooked { get; init; }

    /// <summary>The appointment; empty: none.</summary>
    public string Booked { get; init; } = "";

    /// <summary>Somebody acknowledged that it is overdue.</summary>
    public bool IsAcknowledged { get; init; }

    /// <summary>The patient's other overdue events.</summary>
    public IReadOnlyList<TodayOther> Others { get; init; } = [];

    /// <summary>The plan's version.</summary>
    public int Version { get; init; }

    /// <summary>Of a dated event: what can be recorded follows from it. Null for what waits and what changed.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>Of something waited for: what to do.</summary>
    public IReadOnlyList<FactKind> Steps { get; init; } = [];
}

/// <summary>A further overdue event of a patient who has one line for all of them.</summary>
/// <param name="Key">Its key.</param>
/// <param name="What">Its title.</param>
/// <param name="Date">Its date.</param>
public sealed record TodayOther(string Key, CoreText What, string Date);
