using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Localization;

/// <summary>Reasons and messages of one plan as a person reads them: in the reader's language, titles for keys, dates in the reader's form.</summary>
/// <param name="texts">The reader's language.</param>
/// <param name="titles">The titles of the plan's events by key.</param>
/// <param name="today">The local day: a date of the same year is written without it.</param>
public sealed class Reasons(Texts texts, IReadOnlyDictionary<string, string> titles, DateOnly today)
{
    public static Reasons Of(Texts texts, Schedule schedule) =>
        new(texts, schedule.Events.ToDictionary(item => item.Key, item => item.Title, StringComparer.Ordinal), schedule.AsOf);

    public string Of(string reason) => Said(reason).Text;

    /// <summary>The same, and whether a part of it stayed English.</summary>
    public CoreText Said(string reason)
    {
        var said = texts.Core.Of(reason);
        return said with { Text = ReadableText.Of(said, ShortTitle, Day) };
    }

    /// <summary>The event's title, or the key when the plan no longer has it.</summary>
    public string Title(string key) => titles.TryGetValue(key, out var title) ? texts.Core.Title(title) : key;

    /// <summary>A title as the core has it, for the reader.</summary>
    public CoreText Titled(string title) => texts.Core.Title(title);

    public string Day(DateOnly day) => texts.ShortDay(day, today);

    private string? ShortTitle(string key) => titles.TryGetValue(key, out var title) ? texts.Core.Title(ReadableText.Short(title)) : null;
}
