using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace HerScheduler.Data;

/// <summary>Text as searches compare it, the same on every database: without regard to case, accents, the width of letters, and the alphabet of those
/// that look the same.</summary>
internal static class Searched
{
    /// <summary>Two ids of up to 64 characters; a letter can become several.</summary>
    public const int LongestOfIds = 512;

    public const int LongestName = 2000;

    /// <summary>Capital letters of other alphabets that look like a Latin one: whoever searches for an id finds the one that only looks like it too.</summary>
    private static readonly FrozenDictionary<Rune, Rune> Latin =
        "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX".EnumerateRunes().Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static string Of(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(Latin.GetValueOrDefault(Rune.ToUpperInvariant(letter), Rune.ToUpperInvariant(letter)));
        }

        // Upper case first: it has one form where lower case has two, as of sigma.
        return folded.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A plan's own id and its patient's, apart: no search finds what begins in one and ends in the other.</summary>
    public static string Of(string plan, string patient)
    {
        var text = $"{Of(plan)}\n{Of(patient)}";
        return text[..Math.Min(text.Length, LongestOfIds)];
    }

    public static string? OfName(string? name)
    {
        var text = name is null ? null : Of(name);
        return text?[..Math.Min(text.Length, LongestName)];
    }
}
