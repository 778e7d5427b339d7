using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>Says what was found instead of what was expected: short, on one line, and without what is private.</summary>
internal static class Found
{
    /// <summary>The longest quotation, quotation marks included.</summary>
    public const int MostCharacters = 40;

    /// <summary>A phrase for <paramref name="element"/>; texts and numbers are quoted unless they are private.</summary>
    public static string Phrase(JsonElement element, bool isPrivate) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String when isPrivate => "a text (not shown)",
        JsonValueKind.Number when isPrivate => "a number (not shown)",
        JsonValueKind.String => Shorten(element.GetRawText(), "…\""),
        _ => Shorten(element.GetRawText(), "…"),
    };

    /// <summary><paramref name="name"/> in quotation marks, shortened.</summary>
    public static string Quote(string name) => Shorten($"\"{name}\"", "…\"");

    private static string Shorten(string text, string ellipsis)
    {
        var shown = Visible(text);
        if (shown.Length <= MostCharacters)
        {
            return shown;
        }

        var kept = MostCharacters - ellipsis.Length;
        return shown[..(char.IsHighSurrogate(shown[kept - 1]) ? kept - 1 : kept)] + ellipsis;
    }

    private static string Visible(string text)
    {
        // Only the beginning is shown, so only the beginning is looked at.
        var start = text.Length > 2 * MostCharacters ? text[..(2 * MostCharacters)] : text;
        if (Printable.Is(start))
        {
            return start;
        }

        var visible = new StringBuilder(start.Length + 8);
        foreach (var character in start)
        {
            if (Printable.Is(character) || char.IsSurrogate(character))
            {
                visible.Append(character);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
        }

        return visible.ToString();
    }
}
