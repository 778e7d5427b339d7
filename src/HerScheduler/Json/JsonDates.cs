using System.Globalization;
using System.Text.Json;

namespace HerScheduler.Json;

/// <summary>Dates and instants as the interfaces write them.</summary>
public static class JsonDates
{
    private const string IsoDay = "yyyy-MM-dd";

    /// <summary><c>2026-03-09</c>.</summary>
    public static string Iso(this DateOnly day) => day.ToString(IsoDay, CultureInfo.InvariantCulture);

    /// <summary><c>Mon 2026-01-05</c>, for people.</summary>
    public static string WithWeekday(this DateOnly day) => day.ToString($"ddd {IsoDay}", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Iso(DateOnly)"/> writes, and nothing else.</summary>
    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads what the service itself has written.</summary>
    /// <exception cref="FormatException">It is no such day.</exception>
    public static DateOnly ParseDay(string text) => DateOnly.ParseExact(text, IsoDay, CultureInfo.InvariantCulture);

    /// <summary><c>2026-03-09T14:00:00Z</c>.</summary>
    public static string Iso(this DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static void WriteDate(this Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } value)
        {
            json.WriteString(name, value.Iso());
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
