using System.Globalization;

namespace HerScheduler.Cli.Text;

/// <summary>Text from documents, made safe for a terminal.</summary>
internal static class Printable
{
    /// <summary>
    /// Control and formatting characters become spaces: a reason typed by somebody must not move the cursor,
    /// break a row, or turn the reading direction.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsUnsafe) ? string.Create(text.Length, text, Clean) : text;
    }

    private static void Clean(Span<char> target, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            target[i] = IsUnsafe(text[i]) ? ' ' : text[i];
        }
    }

    private static bool IsUnsafe(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;
}
