using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>From when on something counts: from an event, or from a day.</summary>
public readonly record struct EventOrDay
{
    private EventOrDay(string? key, DateOnly? day) => (Event, Day) = (key, day);

    /// <summary>The key of the event; null when it is a day.</summary>
    public string? Event { get; }

    /// <summary>The day; null when it is an event.</summary>
    public DateOnly? Day { get; }

    internal static FieldType<EventOrDay> Field { get; } = new(
        new Expectation<EventOrDay>($"the key of an event, or {Expect.Day.Phrase}", TryRead),
        (writer, name, value) => writer.WriteString(name, value.ToString()),
        Schema);

    public static EventOrDay Of(string key) => new(key, null);

    public static EventOrDay Of(DateOnly day) => new(null, day);

    public override string ToString() => Event ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    // What looks like a date is one: a day that does not exist is no event key.
    private static bool TryRead(JsonElement element, out EventOrDay value)
    {
        value = default;
        if (Expect.Day.TryRead(element, out var day))
        {
            value = Of(day);
            return true;
        }

        var isKey = Expect.EventKey.TryRead(element, out var key) && !LooksLikeADay(key);
        value = isKey ? Of(key) : default;
        return isKey;
    }

    private static bool LooksLikeADay(string text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Where((_, at) => at is not (4 or 7)).All(char.IsAsciiDigit);

    private static JsonObject Schema()
    {
        var key = JsonSchema.Line("The key of an event of the plan's schedule.", 80);
        key["not"] = new JsonObject { ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
        return new JsonObject { ["anyOf"] = new JsonArray(JsonSchema.Day("A day; it can lie in the future."), key) };
    }
}
