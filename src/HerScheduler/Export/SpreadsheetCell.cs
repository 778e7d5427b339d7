using System.Text.RegularExpressions;

namespace HerScheduler.Export;

/// <summary>Fields of a CSV file that somebody opens in a spreadsheet: no typed text becomes a formula, and no id another number.</summary>
internal static partial class SpreadsheetCell
{
    /// <summary>Before the first line: without it Excel reads UTF-8 as another code.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>With these a formula begins, the wide ones of East Asian keyboards included.</summary>
    private const string FormulaSigns = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Text(string text) => text.Length > 0 && FormulaSigns.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;

    /// <summary>An id that a spreadsheet would take for a number, a date or a truth (<c>00012345</c>, <c>1E5</c>, <c>3-7</c>) is given as a text that it leaves
    /// alone.</summary>
    public static string Id(string id) => IsEaten(id) ? $"=\"{id}\"" : Text(id);

    private static bool IsEaten(string id) => (Numeric().IsMatch(id) && !SafeNumber().IsMatch(id)) || Word().IsMatch(id);

    [GeneratedRegex(@"\A\d[\d.,:/\-eE+ %]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numeric();

    /// <summary>Up to eleven digits are shown as they are.</summary>
    [GeneratedRegex(@"\A(0|[1-9]\d{0,10})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeNumber();

    [GeneratedRegex(
        @"\A(true|false|(\d{1,4}[\- ]?)?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)([\- ]?\d{1,4}){0,2})\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
