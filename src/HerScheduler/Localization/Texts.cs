using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace HerScheduler.Localization;

/// <summary>
/// The words of e-mails and pages in one language (Texts.resx is English, Texts.de.resx German, …), and dates as its readers write them.
/// What a schedule says itself (titles, reasons) comes from the core in English: <see cref="Core"/> says it in this language.
/// </summary>
public sealed class Texts
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    /// <summary>The language of what has no translation, and of a site that names none.</summary>
    public static Texts English { get; } = new(CultureInfo.GetCultureInfo("en"));

    private readonly CultureInfo _culture;
    private readonly CultureInfo _dates;
    private readonly string _longDay;
    private readonly string _day;
    private readonly string _shortDay;

    private Texts(CultureInfo culture)
    {
        _culture = culture;
        Core = new CorePhrases(this);

        // Plain English is not American English here: 5/1 and 1/5 are two days.
        _dates = CultureInfo.GetCultureInfo(culture.Name == "en" ? "en-GB" : culture.Name);
        _longDay = _dates.Name == "en-GB" ? "dddd d MMMM yyyy" : _dates.DateTimeFormat.LongDatePattern;
        _day = _longDay.Replace("dddd", "ddd", StringComparison.Ordinal).Replace("MMMM", "MMM", StringComparison.Ordinal);
        if (!_day.Contains("ddd", StringComparison.Ordinal))
        {
            _day = $"ddd {_day}";
        }

        _shortDay = _dates.Name == "en-GB" ? "d MMM" : _dates.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
    }

    /// <summary>The languages there are words in, English first. Each has every word, in a file of its own: a new one needs nothing else.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        "en",
        .. typeof(Texts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(each => each.Key == nameof(Texts))
            .SelectMany(each => (each.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(file => file.Split('.')[1]),
    ];

    /// <summary>As HTML's <c>lang</c> wants it.</summary>
    public string Language => _culture.Name;

    /// <summary>What the core says, in this language.</summary>
    public CorePhrases Core { get; }

    /// <summary>
    /// As HTML's <c>lang</c> wants it, for what the core says and nobody translates (the source of a rule). Null: the reader's language is English.
    /// </summary>
    public string? CoreLanguage => IsEnglish ? null : "en";

    public bool IsEnglish => _culture.TwoLetterISOLanguageName == "en";

    /// <summary>A word or sentence.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public string this[string name] =>
        Words.GetString(name, _culture) ?? throw new ArgumentException($"Texts.resx has no '{name}'.", nameof(name));

    /// <summary>A word that need not be there: what has none is shown as documents write it.</summary>
    public string? WordOf(string name) => Words.GetString(name, _culture);

    /// <param name="name">One of <see cref="Languages"/> or of their regions: <c>de-AT</c>.</param>
    /// <returns>Null: no such language, or none that there are words in.</returns>
    public static Texts? Find(string name)
    {
        var language = name.Split('-')[0];
        try
        {
            return Languages.Contains(language, StringComparer.Ordinal) ? new Texts(CultureInfo.GetCultureInfo(name, predefinedOnly: true)) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The sentence with its places filled.</summary>
    public string Said(string name, params object[] values) => string.Format(_culture, this[name], values);

    /// <summary>The sentence for that number: <c>name.One</c> or <c>name.Other</c>. The number is its first place.</summary>
    /// <remarks>Enough for languages that tell one from many and nothing more.</remarks>
    public string Counted(string name, int count, params object[] values) =>
        Said(count == 1 ? $"{name}.One" : $"{name}.Other", [count, .. values]);

    /// <summary><c>Monday 23 November 2026</c>, <c>Montag, 23. November 2026</c>.</summary>
    public string LongDay(DateOnly day) => day.ToString(_longDay, _dates);

    /// <summary><c>Mon 23 Nov 2026</c>, <c>Mo, 23. Nov. 2026</c>: the month is written out so that no reader takes it for the day.</summary>
    public string Day(DateOnly day) => day.ToString(_day, _dates);

    /// <summary><c>26 Jan</c>, <c>26. Jan</c>; with the year when it is not that of <paramref name="today"/>. Often a sentence ends with it, in a period of its own.</summary>
    public string ShortDay(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? day.ToString(_shortDay, _dates).TrimEnd('.') : day.ToString($"{_shortDay} yyyy", _dates);

    /// <summary><c>Jan 2026</c>, or <c>Jan</c>.</summary>
    public string Month(DateOnly day, bool withYear = true) => day.ToString(withYear ? "MMM yyyy" : "MMM", _dates);

    /// <summary><c>Mon 23 Nov 2026, 14:05</c>, where the reader is.</summary>
    public string Instant(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local.DateTime.ToString("HH:mm", _dates)}";
    }

    /// <summary>The reader's word for <c>Thu</c> or <c>Thursday</c>; null: that is no day of the week.</summary>
    internal string? Weekday(string english)
    {
        var (invariant, own) = (CultureInfo.InvariantCulture.DateTimeFormat, _dates.DateTimeFormat);
        return Array.IndexOf(invariant.AbbreviatedDayNames, english) is >= 0 and var brief ? own.AbbreviatedDayNames[brief]
            : Array.IndexOf(invariant.DayNames, english) is >= 0 and var day ? own.DayNames[day]
            : null;
    }

    /// <summary>The English words whose names begin so.</summary>
    internal static IEnumerable<(string Name, string English)> Named(string beginning) =>
        Words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(word => ((string)word.Key, (string)word.Value!)).Where(word => word.Item1.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>A number as the reader writes it, with one decimal at most.</summary>
    public string Number(decimal number) => number.ToString("#,0.#", _dates);
}
