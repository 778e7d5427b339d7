using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Facts;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Recording;

/// <summary>What a fact did, or would do, in words.</summary>
/// <param name="Sentence">What was recorded.</param>
/// <param name="Moved">Each event that moved, is held, released or gone.</param>
/// <param name="Began">The alerts that began.</param>
/// <param name="Ended">The alerts that ended.</param>
public sealed record Effects(CoreText Sentence, IReadOnlyList<string> Moved, IReadOnlyList<CoreText> Began, IReadOnlyList<CoreText> Ended)
{
    /// <param name="fact">What is recorded.</param>
    /// <param name="facts">Those of its plan: one of them it may take back.</param>
    /// <param name="before">The schedule without it.</param>
    /// <param name="after">The schedule with it.</param>
    /// <param name="texts">The reader's language.</param>
    public static Effects Of(Fact fact, IEnumerable<Fact> facts, Schedule before, Schedule after, Texts texts)
    {
        var reasons = Reasons.Of(texts, after.Events.Count >= before.Events.Count ? after : before);
        return Of(FactWords.Of(fact, facts, reasons, texts), ScheduleDiff.Between(before, after, fact), AlertChanges.Between(before, after), reasons, texts);
    }

    /// <summary>Of several facts together, as the recorder answered.</summary>
    /// <param name="answer">What they changed.</param>
    /// <param name="schedule">The plan's schedule, for the titles.</param>
    /// <param name="texts">The reader's language.</param>
    public static Effects Of(FactsAnswer answer, Schedule schedule, Texts texts) =>
        Of(new CoreText("", null), answer.Changes, answer.Alerts, Reasons.Of(texts, schedule), texts);

    private static Effects Of(CoreText sentence, IReadOnlyList<Change> changes, AlertChanges alerts, Reasons reasons, Texts texts) => new(
        sentence,
        [.. changes.Where(change => change.Kind is not (ChangeKind.Done or ChangeKind.Changed)).Select(change => Line(change, texts))],
        [.. alerts.Began.Select(alert => reasons.Said(alert.Message))],
        [.. alerts.Ended.Select(alert => reasons.Said(alert.Message))]);

    private static string Line(Change change, Texts texts)
    {
        var (now, was) = (texts.Day(change.Event.Date), texts.Day(change.PreviousDate ?? change.Event.Date));
        var what = change.Kind switch
        {
            ChangeKind.Scheduled => texts.Said("Changed.Now", now),
            ChangeKind.Moved => texts.Said("Changed.Moved", was, now),
            ChangeKind.Held => texts.Said("Changed.Held", was),
            ChangeKind.Released => texts.Said("Changed.Released", now),
            ChangeKind.Cancelled => texts.Said("Changed.Cancelled", was),
            ChangeKind.Changed or ChangeKind.Done => texts.Said("Changed.Now", now),
        };
        return $"{texts.Core.Title(change.Event.Title)}: {what}";
    }
}

/// <summary>A fact that was recorded, and what it did.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Patient">The patient's id.</param>
/// <param name="Fact">The fact's id.</param>
/// <param name="Version">The plan's version now.</param>
/// <param name="CanBeUndone">It is no retraction, and was not taken back.</param>
/// <param name="Effects">What it did.</param>
public sealed record RecordedResult(string Plan, string Patient, string Fact, int Version, bool CanBeUndone, Effects Effects);
