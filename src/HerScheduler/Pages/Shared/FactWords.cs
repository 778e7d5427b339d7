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
    public static CoreText Of(Fact fact, IEnumerable<Fact> facts, Reasons reasons, Texts texts)
    {
        if (fact is not Retracted retraction || facts.FirstOrDefault(each => each.Id == retraction.Fact) is not { } wrong)
        {
            return Sentences.Of(reasons.Said(fact.Phrase));
        }

        var because = retraction.Reason is { Length: > 0 } reason ? $" {Sentences.Of(reason)}" : "";
        var about = Sentences.Of(About(wrong, reasons));
        return about with { Text = $"{texts["Patient.TakenBack"]} {about.Text}{because}" };
    }

    /// <summary>An LVEF says its day and not its echo: that stands before it.</summary>
    private static CoreText About(Fact fact, Reasons reasons)
    {
        var said = reasons.Said(fact.Phrase);
        return fact.Subject is { } key && !fact.Phrase.Contains(key, StringComparison.Ordinal)
            ? said with { Text = $"{reasons.Title(key)}: {said.Text}" }
            : said;
    }
}
