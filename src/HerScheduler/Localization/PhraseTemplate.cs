using System.Text;
using System.Text.RegularExpressions;

namespace HerScheduler.Localization;

/// <summary>
/// One thing that the core says, as Texts.resx has it: its words, and places with the kind of what stands there,
/// <c>{0:number} days after {1:anchor} ({2:date})</c>. Kinds are number, date, weekday, event (a key), when (a date or a key), word, text, typed (by a
/// person, at the end), rest (something the core says, at the end); any other names a group of templates (<c>Core.Anchor.…</c>) of which one has to know
/// what stands there, with an s a list of such, with a question mark one of them or anything.
/// </summary>
internal sealed partial class PhraseTemplate
{
    private const string Number = @"-?[0-9]+(?:\.[0-9]+)?";
    private const string Date = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private const string Key = "[A-Za-z][a-z0-9]*(?:-[a-z0-9]+)*";

    /// <summary>A sentence ends with a full stop, or with the text: what follows a person's own words is not looked into.</summary>
    private const string EndOfSentence = @"(?:(?<end>[.!?])(?= |\z)|\z)";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Regex _pattern;

    /// <param name="name">Its name in Texts.resx.</param>
    /// <param name="english">What stands there.</param>
    /// <param name="isSentence">Others can follow it; else it is the whole text.</param>
    public PhraseTemplate(string name, string english, bool isSentence)
    {
        Name = name;
        var places = Place().Matches(english).OrderBy(place => place.Groups["number"].Value, StringComparer.Ordinal).ToList();
        Kinds = [.. places.Select(place => place.Groups["kind"].Value)];
        Words = english.Length - places.Sum(place => place.Length);
        var pattern = $@"\G{Pattern(english)}{(isSentence ? EndOfSentence : @"\z")}";
        _pattern = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest);
    }

    public string Name { get; }

    /// <summary>What stands at each place, in the order of their numbers.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>How many characters are its own: of two templates that know a text, the one with more of them says it better.</summary>
    public int Words { get; }

    /// <summary>It ends with what a person typed, which can be several sentences.</summary>
    public bool EndsTyped => Kinds.Contains("typed") || Kinds.Contains("rest");

    /// <summary>Whether it is what <paramref name="text"/> says from <paramref name="start"/> on; null: it is not.</summary>
    public Match? At(string text, int start)
    {
        try
        {
            return _pattern.Match(text, start) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that is looked at for so long is none of the core's: it stays as it is.
            return null;
        }
    }

    public static string GroupOf(int place) => $"p{place}";

    /// <summary>It begins with the key of an event, for which the reader gets its title.</summary>
    public bool BeginsWithKey(Match match) => Kinds.Count > 0 && Kinds[0] == "event" && match.Groups[GroupOf(0)].Index == match.Index;

    /// <summary>The first letter can be a capital: a clause can stand at the beginning of a sentence.</summary>
    private static string Pattern(string english)
    {
        var pattern = new StringBuilder();
        var at = 0;
        foreach (Match place in Place().Matches(english))
        {
            AddWords(english[at..place.Index]);
            pattern.Append("(?<").Append(GroupOf(place.Groups["number"].ValueSpan[0] - '0')).Append('>')
                .Append(PatternOf(place.Groups["kind"].Value)).Append(')');
            at = place.Index + place.Length;
        }

        AddWords(english[at..]);
        return pattern.ToString();

        void AddWords(string words)
        {
            var isFirst = pattern.Length == 0 && words.Length > 0 && char.IsAsciiLetter(words[0]);
            pattern.Append(isFirst ? $"(?i:{words[0]})" : "").Append(Regex.Escape(isFirst ? words[1..] : words));
        }
    }

    private static string PatternOf(string kind) => kind switch
    {
        "number" => $"{Number}(?:–{Number})?",
        "date" => Date,
        "event" => Key,
        "when" => $"{Date}|{Key}",
        "weekday" => "[A-Z][a-z]+?",
        "word" => @"\S+?",
        "anchor" => "[^().:]+?",
        "rest" => ".+",
        _ => ".+?",
    };

    [GeneratedRegex(@"\{(?<number>[0-9]):(?<kind>[a-z]+\??)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
