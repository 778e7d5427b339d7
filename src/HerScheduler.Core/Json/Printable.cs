using System.Globalization;

namespace HerScheduler.Core.Json;

/// <summary>Which characters may stand in a text that people read: no controls, no line breaks, nothing invisible that reorders or hides.</summary>
internal static class Printable
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Every character of <paramref name="text"/> is printable, and every surrogate has its partner.</summary>
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and <= '~')
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!Is(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False for controls, line and paragraph separators, lone surrogates, and invisible marks except the joiners that scripts need.</summary>
    public static bool Is(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => character is ZeroWidthJoiner or ZeroWidthNonJoiner,
        _ => true,
    };
}
