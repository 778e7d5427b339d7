using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using HerScheduler.Contracts;
using HerScheduler.Localization;

namespace HerScheduler.Tests.Email;

[Trait("Database", "any")]
public sealed partial class Languages_of_e_mails
{
    public static TheoryData<string> Others => [.. Texts.Languages.Skip(1)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Have_every_word_with_the_same_places(string language)
    {
        var (english, other) = (WordsIn(CultureInfo.InvariantCulture), WordsIn(CultureInfo.GetCultureInfo(language)));

        other.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (name, words) in other)
        {
            words.ShouldNotBeNullOrWhiteSpace(name);
            Places(words).ShouldBe(Places(english[name]), name);
        }
    }

    /// <summary>On the page of what was sent.</summary>
    [Fact]
    public void Have_words_for_every_message()
    {
        MessageCatalogue.Kinds.Where(kind => Texts.English.WordOf($"Sent.Kind.{kind}") is null).ShouldBeEmpty();
        MessageCatalogue.All.Where(message => Texts.English.WordOf($"Sent.Change.{message.Change}") is null).ShouldBeEmpty();
    }

    [Fact]
    public void Tell_one_from_many_wherever_they_count()
    {
        var names = WordsIn(CultureInfo.InvariantCulture).Keys.ToList();

        names.Where(name => name.EndsWith(".One", StringComparison.Ordinal)).Select(name => name[..^4] + ".Other").ShouldBeSubsetOf(names);
        Texts.Find("de")!.Counted("Overdue", 1).ShouldBe("1 Tag überfällig");
        Texts.Find("de")!.Counted("Overdue", 2).ShouldBe("2 Tage überfällig");
    }

    [Theory]
    [InlineData("en", "Monday 9 March 2026", "Mon 9 Mar 2026")]
    [InlineData("en-US", "Monday, March 9, 2026", "Mon, Mar 9, 2026")]
    [InlineData("de", "Montag, 9. März 2026", "Mo, 9. März 2026")]
    [InlineData("de-AT", "Montag, 9. März 2026", "Mo, 9. März 2026")]
    public void Write_dates_as_their_readers_do(string language, string longDay, string day)
    {
        var texts = Texts.Find(language)!;

        texts.LongDay(new DateOnly(2026, 3, 9)).ShouldBe(longDay);
        Regex.Replace(texts.Day(new DateOnly(2026, 3, 9)), "Mo\\.,|Mär,", "Mo,", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(day);
        texts.Language.ShouldBe(language);
    }

    /// <summary>Sentences end with a short date: a period that belongs to the month's name would stand beside theirs.</summary>
    [Theory]
    [InlineData("en", "8 Sept?", "8 Sept? 2025")]
    [InlineData("de", "8\\. Sept?", "8\\. Sept?\\.? 2025")]
    public void Write_a_short_date_without_a_period_at_its_end(string language, string thisYear, string earlier)
    {
        var (texts, today) = (Texts.Find(language)!, new DateOnly(2026, 11, 27));

        texts.ShortDay(new DateOnly(2026, 9, 8), today).ShouldMatch($"^{thisYear}$");
        texts.ShortDay(new DateOnly(2025, 9, 8), today).ShouldMatch($"^{earlier}$");
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("")]
    [InlineData("deutsch")]
    [InlineData("de-XX-XX-XX")]
    [InlineData("tlh")]
    public void Are_only_those_there_are_words_in(string language) => Texts.Find(language).ShouldBeNull();

    [Fact]
    public void Have_no_word_that_was_not_written_down() => Should.Throw<ArgumentException>(() => Texts.English["Nonsense"]);

    private static Dictionary<string, string> WordsIn(CultureInfo culture) =>
        new ResourceManager(typeof(Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            .ShouldNotBeNull($"no words in {culture.Name}")
            .Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string words) => Place().Matches(words).Select(match => match.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What the core says has the kind of each place in English.</summary>
    [GeneratedRegex("\\{(?<number>[0-9])(:[a-z]+\\??)?\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Place();
}
