namespace HerScheduler.Core.Tasks.Library;

/// <summary>A recurring duty of a clinic beside the fixed events: an injection, a test, a scan. It has dates of its own and moves no other event.</summary>
/// <param name="Id">The prefix of its events' keys: <c>goserelin</c> in <c>goserelin-3</c>.</param>
/// <param name="Title">For a person: <c>Goserelin injection</c>.</param>
/// <param name="Source">Where the duty comes from.</param>
/// <param name="Confidence">Whether the source was read (<c>S</c>) or is general knowledge still to be verified (<c>M</c>).</param>
/// <param name="Anchor">What the first one counts from.</param>
/// <param name="OffsetDays">Days from the anchor to the first one, −365 to 365; negative: before it. Default: 0.</param>
/// <param name="Every">From one to the next; null: once, or once for each event of the anchor.</param>
/// <param name="Until">Where a recurring one ends; null exactly when <paramref name="Every"/> is.</param>
/// <param name="OnlyIf">For whom it is.</param>
/// <param name="ClosedDays">What becomes of a date on which the clinic is closed. Default: forward.</param>
/// <param name="Reminders">Days before the date on which somebody is reminded, longest first; null: as the site's table says.</param>
public sealed record ClinicTask(
    string Id,
    string Title,
    string Source,
    string Confidence,
    TaskAnchor Anchor,
    int OffsetDays,
    TaskInterval? Every,
    TaskEnd? Until,
    TaskCondition OnlyIf,
    ClosedDays ClosedDays,
    IReadOnlyList<int>? Reminders)
{
    /// <summary>The key of its <paramref name="number"/>th event, from 1.</summary>
    public string KeyOf(int number) => $"{Id}-{number}";

    /// <summary>The task's id in an event's key.</summary>
    public static string IdIn(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[..Math.Max(0, key.LastIndexOf('-'))];
    }
}

/// <summary>What becomes of a date on which the clinic is closed.</summary>
public enum ClosedDays
{
    /// <summary>The next open day.</summary>
    Forward,

    /// <summary>The previous open day.</summary>
    Back,

    /// <summary>It stays: the patient does it at home, say.</summary>
    Stay,
}

/// <summary>Where a recurring task ends: after so many, or with the last one dated on or before an anchor.</summary>
/// <param name="Times">How many, 1–200; null when it ends with an anchor.</param>
/// <param name="Anchor">Null when it ends after so many. One that the schedule lacks: the end of the course.</param>
public sealed record TaskEnd(int? Times, TaskAnchor? Anchor);

/// <summary>For whom a task is; both parts must hold.</summary>
/// <param name="HormoneReceptorPositive">The hormone receptor status it is for; null: either.</param>
/// <param name="Agent">An agent that a cycle of the schedule must give; null: any plan.</param>
public sealed record TaskCondition(bool? HormoneReceptorPositive, Protocols.Agent? Agent)
{
    /// <summary>For everybody.</summary>
    public static TaskCondition None { get; } = new(null, null);
}
