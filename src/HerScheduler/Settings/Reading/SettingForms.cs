using System.Globalization;
using System.Text.RegularExpressions;

namespace HerScheduler.Settings.Reading;

/// <summary>The one form in which a value of each type is written. What a reader could take for two things is in none: <c>03/07/2026</c>, <c>6</c> for a
/// weekday.</summary>
internal static partial class SettingForms
{
    /// <param name="type">The setting's type.</param>
    /// <param name="text">What was written.</param>
    /// <param name="inDays">A length of time that is counted in days: a bare number means days there, and nothing elsewhere.</param>
    /// <returns>What was expected, in words that end the sentence "… must be"; null: the text is of that form.</returns>
    public static string? Expected(Type type, string text, bool inDays)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            // An empty variable stands for "not stated" where nothing has to be stated.
            return text.Length == 0 ? null : Expected(value, text, inDays);
        }

        return type switch
        {
            _ when type == typeof(string) => null,
            _ when type.IsEnum => Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? null : string.Join(" | ", Enum.GetNames(type)),
            _ when type == typeof(bool) => bool.TryParse(text, out _) ? null : "true or false",
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
            _ when type == typeof(decimal) =>
                Decimal().IsMatch(text) && decimal.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : "a number such as 50 or 52.5",
            _ when type == typeof(DateOnly) =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "a day YYYY-MM-DD",
            _ when type == typeof(TimeOnly) =>
                TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "a time of day HH:mm",
            _ when type == typeof(TimeSpan) => ExpectedLength(text, inDays),
            _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) ? null : "an address",
            _ => throw new InvalidOperationException($"A setting of type {type} has no form yet."),
        };
    }

    private static string? ExpectedLength(string text, bool inDays)
    {
        var isLength = (Length().IsMatch(text) || (inDays && Days().IsMatch(text))) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _);
        return isLength ? null : inDays ? "a number of days" : "a length of time HH:mm:ss";
    }

    [GeneratedRegex(@"\A-?\d+(\.\d+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A\d+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Days();

    [GeneratedRegex(@"\A(\d+\.)?\d{1,2}:\d{2}:\d{2}(\.\d+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
