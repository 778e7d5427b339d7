using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>The kinds of values documents are made of. Lengths count UTF-16 units, as strings and databases do.</summary>
internal static class Expect
{
    private static readonly SearchValues<char> IdentifierLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> LowerCaseLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly DateOnly FirstDay = new(1990, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    /// <summary>A civil date from 1990-01-01 to 2100-12-31, both included.</summary>
    public static Expectation<DateOnly> Day { get; } =
        new("an existing date YYYY-MM-DD from 1990-01-01 to 2100-12-31", TryReadDay);

    /// <summary>The identifier of a plan or a fact.</summary>
    public static Expectation<string> Identifier { get; } =
        Text("an identifier of 1–64 letters A–Z a–z, digits, _ or -", text => IsName(text, IdentifierLetters));

    /// <summary>The identifier of a site, a protocol or a track.</summary>
    public static Expectation<string> LowerCaseIdentifier { get; } =
        Text("an identifier of 1–64 letters a–z, digits or -", IsLowerCaseIdentifier);

    /// <summary>Words of a person: a reason, a note.</summary>
    public static Expectation<string> FreeText { get; } = Line(2000);

    /// <summary>The key of an event. Whether the plan has such an event is not judged here.</summary>
    public static Expectation<string> EventKey { get; } = Line(80);

    /// <summary>Who says so.</summary>
    public static Expectation<string> Person { get; } = Line(254);

    public static Expectation<bool> Flag { get; } = new("true | false", TryReadFlag);

    /// <summary>A text that <paramref name="accepts"/>.</summary>
    public static Expectation<string> Text(string phrase, Func<string, bool> accepts, bool isPrivate = false) =>
        new(phrase, (JsonElement element, out string text) => TryReadText(element, out text) && accepts(text), isPrivate);

    /// <summary>One line of 1 to <paramref name="most"/> printable characters that is not blank.</summary>
    public static Expectation<string> Line(int most, bool isPrivate = false) =>
        Text(
            string.Create(CultureInfo.InvariantCulture, $"1–{most:N0} printable characters on one line, not blank"),
            text => text.Length <= most && !string.IsNullOrWhiteSpace(text) && Printable.Is(text),
            isPrivate);

    /// <summary>One of the names of an enum.</summary>
    public static Expectation<T> OneOf<T>()
        where T : struct, Enum =>
        new(WireNames<T>.Choices, (JsonElement element, out T value) =>
        {
            value = default;
            return TryReadText(element, out var name) && WireNames<T>.TryParse(name, out value);
        });

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included; <c>3.10</c> is read as <c>3.1</c>.</summary>
    public static Expectation<decimal> Number(int least, int most) =>
        new($"a number from {least} to {most}", (JsonElement element, out decimal value) => TryReadNumber(element, least, most, out value));

    /// <summary>A number with at most one decimal from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public static Expectation<decimal> Tenths(int least, int most) =>
        new($"a number from {least} to {most} with at most one decimal", (JsonElement element, out decimal value) =>
            TryReadNumber(element, least, most, out value) && Decimals.HasTenthsAtMost(value));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included; <c>5.0</c> is whole.</summary>
    public static Expectation<int> WholeNumber(int least, int most) =>
        new($"a whole number from {least} to {most}", (JsonElement element, out int value) =>
        {
            var isWhole = TryReadNumber(element, least, most, out var number) && decimal.IsInteger(number);
            value = isWhole ? (int)number : 0;
            return isWhole;
        });

    public static bool IsLowerCaseIdentifier(string text) => IsName(text, LowerCaseLetters);

    private static bool IsName(string text, SearchValues<char> letters) => text.Length is >= 1 and <= 64 && !text.AsSpan().ContainsAnyExcept(letters);

    private static bool TryReadText(JsonElement element, out string text)
    {
        text = "";
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate (RFC 8259 allows it, Unicode text does not); there is no other way to ask.
            return false;
        }
    }

    private static bool TryReadFlag(JsonElement element, out bool value)
    {
        value = element.ValueKind == JsonValueKind.True;
        return value || element.ValueKind == JsonValueKind.False;
    }

    private static bool TryReadDay(JsonElement element, out DateOnly day)
    {
        day = default;
        return TryReadText(element, out var text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day >= FirstDay
            && day <= LastDay;
    }

    private static bool TryReadNumber(JsonElement element, int least, int most, out decimal value)
    {
        value = 0;
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number) || number < least || number > most)
        {
            return false;
        }

        value = Decimals.WithoutTrailingZeros(number);
        return true;
    }
}
