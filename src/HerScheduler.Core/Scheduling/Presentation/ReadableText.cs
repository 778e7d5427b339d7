using System.Globalization;
using System.Text.RegularExpressions;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>
/// Reasons name events by their keys and dates as documents do: <c>21 days after tchp-2 (2026-01-26)</c>. A person reads titles and dates as they write them:
/// <c>21 days after TCHP cycle 2 (26 Jan)</c>.
/// </summary>
public static partial class ReadableText
{
    /// <summary>Of a text that names no event.</summary>
    public static IReadOnlyDictionary<string, string> NoTitles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <param name="text">A reason or a message of a schedule.</param>
    /// <param name="titleOf">The title of the event with that key; null: there is none, and the word stays.</param>
    /// <param name="day">How the reader writes a date.</param>
    public static string Of(string text, Func<string, string?> titleOf, Func<DateOnly, string> day)
    {
        ArgumentNullException.ThrowIfNull(titleOf);
        ArgumentNullException.ThrowIfNull(day);
        return Word().Replace(text, word =>
            DateOnly.TryParseExact(word.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? day(date)
            : titleOf(word.Value) is { } title ? Short(title)
            : word.Value);
    }

    /// <summary>The keys that <paramref name="text"/> may name; a word with a hyphen can be no key too.</summary>
    public static IEnumerable<string> KeysIn(string text) => Word().Matches(text).Select(word => word.Value).Where(word => char.IsAsciiLetterLower(word[0]));

    /// <summary>The titles of the events that <paramref name="text"/> names, by their keys: enough to read it without the schedule.</summary>
    public static IReadOnlyDictionary<string, string> TitlesIn(string text, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Dictionary<string, string>? titles = null;
        foreach (var key in KeysIn(text))
        {
            if (schedule.Find(key) is { } named)
            {
                (titles ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = named.Title;
            }
        }

        return titles ?? NoTitles;
    }

    /// <summary>Within a sentence <c>TCHP cycle 2 of 6</c> is <c>TCHP cycle 2</c>.</summary>
    public static string Short(string title) => OfHowMany().Replace(title, "");

    [GeneratedRegex("(?<![A-Za-z0-9-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?![A-Za-z0-9-])", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Word();

    [GeneratedRegex(" of [0-9]+\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex OfHowMany();
}
