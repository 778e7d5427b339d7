using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;

namespace HerScheduler.Sites;

/// <summary>
/// What the dates of plans are computed with beside the plans themselves, in a form that can be kept and compared later: when a clinic is open, and the rules.
/// </summary>
/// <param name="OpenDays">The open days of the week, Sunday first.</param>
/// <param name="Holidays">Closed days whatever their weekday, ascending.</param>
public sealed record CalendarDays(IReadOnlyList<DayOfWeek> OpenDays, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>The edition of the rules; the first did not say which it was.</summary>
    public int Rules { get; init; } = RulesEdition.Current;

    /// <summary>Follows from the content: equal calendars have the same.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>As stored.</summary>
    public string Text => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("openDays");
        foreach (var day in OpenDays)
        {
            json.WriteStringValue(day.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("holidays");
        foreach (var day in Holidays)
        {
            json.WriteStringValue(day.Iso());
        }

        json.WriteEndArray();
        json.WriteNumber("rules", Rules);
        json.WriteEndObject();
    });

    public static CalendarDays Of(IEnumerable<DayOfWeek> openDays, IEnumerable<DateOnly> holidays) =>
        new([.. openDays.Distinct().Order()], [.. holidays.Distinct().Order()]);

    /// <param name="text">What <see cref="Text"/> gave.</param>
    public static CalendarDays Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return Of(
            json.RootElement.GetProperty("openDays").EnumerateArray().Select(day => Enum.Parse<DayOfWeek>(day.GetString()!)),
            json.RootElement.GetProperty("holidays").EnumerateArray().Select(day => JsonDates.ParseDay(day.GetString()!)))
            with { Rules = json.RootElement.TryGetProperty("rules", out var rules) ? rules.GetInt32() : RulesEdition.First };
    }

    public SiteCalendar ToCalendar() => new(OpenDays, Holidays);

    /// <summary>How this differs from an earlier one, as a reason for a date that moved.</summary>
    public string ChangesSince(CalendarDays earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        IEnumerable<string> reasons = [.. earlier.Rules < Rules ? ["the rules were revised"] : Array.Empty<string>(), .. OfDays(earlier)];
        return string.Join(", and ", reasons);
    }

    private IEnumerable<string> OfDays(CalendarDays earlier)
    {
        IEnumerable<string> changes =
        [
            .. Holidays.Except(earlier.Holidays).Select(day => $"{day.Iso()} is closed now"),
            .. earlier.Holidays.Except(Holidays).Select(day => $"{day.Iso()} is open now"),
            .. earlier.OpenDays.Except(OpenDays).Select(day => $"{day}s are closed now"),
            .. OpenDays.Except(earlier.OpenDays).Select(day => $"{day}s are open now"),
        ];
        const int most = 5;
        var all = changes.ToList();
        var more = all.Count > most ? $" and {all.Count - most} more" : "";
        return all.Count == 0 ? [] : [$"the clinic's calendar was changed: {string.Join(", ", all.Take(most))}{more}"];
    }
}
