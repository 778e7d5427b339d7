using System.Globalization;
using System.Text.Json;

namespace HerScheduler.Json;

/// <summary>Dates and instants as the interfaces write them.</summary>
public static class JsonDates
{
    /// <summary><c>2026-03-09</c>.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
