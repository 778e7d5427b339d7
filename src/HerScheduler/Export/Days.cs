using System.Globalization;

namespace HerScheduler.Export;

/// <summary>How days are written for people and other programs.</summary>
internal static class Days
{
    private const string Format = "yyyy-MM-dd";

    /// <summary><c>Mon 2026-01-05</c>.</summary>
    public static string WithWeekday(DateOnly day) => day.ToString("ddd " + Format, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
