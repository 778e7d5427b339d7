using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>Helps facts to say what they say.</summary>
internal static class FactPhrase
{
    /// <summary>The phrase of <paramref name="fact"/> as a sentence of its own.</summary>
    public static string Sentence(Fact fact)
    {
        var phrase = fact.Phrase;
        var ends = phrase[^1] is '.' or '!' or '?';
        return $"{char.ToUpperInvariant(phrase[0])}{phrase.AsSpan(1)}{(ends ? string.Empty : ".")}";
    }

    /// <summary>The reason, to be put behind what happened: <c>: ANC below 1.5</c>.</summary>
    public static string Because(Fact fact) => fact.Reason is null ? string.Empty : $": {fact.Reason}";

    /// <summary>The text with dates and numbers as documents have them.</summary>
    public static string Text(ref InvariantText text) => text.ToStringAndClear();
}
