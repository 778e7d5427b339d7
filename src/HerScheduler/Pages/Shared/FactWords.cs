using HerScheduler.Core.Facts;
using HerScheduler.Localization;

namespace HerScheduler.Pages.Shared;

/// <summary>What a fact says, as a sentence of a page.</summary>
internal static class FactWords
{
    /// <summary>A retraction says what it took back, and never by which id: nobody knows a fact by that.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="facts">Those of its plan.</param>
    /// <param name="reasons">With the titles of its events.</param>
    /// <param name="texts">The reader's language.</param>
    public static string Of(Fact fact, IEnumerable<Fact> facts, Reasons reasons, Texts texts)
    {
        if (fact is not Retracted retraction || facts.FirstOrDefault(each => each.Id == retraction.Fact) is not { } wrong)
        {
            return Sentences.Of(reasons.Of(fact.Phrase));
        }

        var because = retraction.Reason is { Length: > 0 } reason ? $" {Sentences.Of(reason)}" : "";
        return $"{texts["Patient.TakenBack"]} {Sentences.Of(About(wrong, reasons))}{because}";
    }

    /// <summary>An LVEF says its day and not its echo: that stands before it.</summary>
    private static string About(Fact fact, Reasons reasons) => fact.Subject is { } key && !fact.Phrase.Contains(key, StringComparison.Ordinal)
        ? $"{reasons.Title(key)}: {reasons.Of(fact.Phrase)}"
        : reasons.Of(fact.Phrase);
}
