using System.Globalization;
using System.Text;

namespace HerScheduler.Core.Json;

/// <summary>
/// An id that no other id looks exactly like: nothing in it is invisible, each letter has its one usual form, and letters of two alphabets that share shapes
/// (a Latin and a Cyrillic P) do not stand together. Two ids that look alike would be two patients, each with half of the care.
/// </summary>
internal static class Unmistakable
{
    /// <summary>Alphabets whose letters look like each other's.</summary>
    private static readonly (char First, char Last, string Alphabet)[] Alike =
    [
        ('A', 'Z', "Latin"), ('a', 'z', "Latin"), ('\u00C0', '\u024F', "Latin"), ('\u1E00', '\u1EFF', "Latin"),
        ('\u0370', '\u03FF', "Greek"), ('\u1F00', '\u1FFF', "Greek"),
        ('\u0400', '\u052F', "Cyrillic"), ('\u1C80', '\u1C8F', "Cyrillic"), ('\uA640', '\uA69F', "Cyrillic"),
        ('\u0530', '\u058F', "Armenian"), ('\u13A0', '\u13FF', "Cherokee"), ('\uAB70', '\uABBF', "Cherokee"), ('\uA4D0', '\uA4FF', "Lisu"),
        ('\u2C80', '\u2CFF', "Coptic"),
    ];

    /// <summary>Blanks and fillers that are no format characters.</summary>
    private const string Invisible = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    /// <param name="text">Printable: no lone surrogates.</param>
    public static bool Is(string text) =>
        text.All(char.IsAscii) || (!text.Any(IsInvisible) && text.IsNormalized(NormalizationForm.FormKC) && IsOfOneAlphabet(text));

    private static bool IsInvisible(char character) =>
        character is >= '\uFE00' and <= '\uFE0F' || char.GetUnicodeCategory(character) == UnicodeCategory.Format
            || Invisible.Contains(character, StringComparison.Ordinal);

    private static bool IsOfOneAlphabet(string text) =>
        text.Select(letter => Array.Find(Alike, range => letter >= range.First && letter <= range.Last).Alphabet).OfType<string>().Distinct().Count() <= 1;
}
