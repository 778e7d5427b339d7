using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HerScheduler.Localization;

/// <summary>
/// What the core says, in the reader's language. The core says it in English, for its texts are part of the messages' contract; here they are taken
/// apart, sentence by sentence, by the templates in Texts.resx, and said anew with the words that the reader's language has for each. What no template
/// knows (a reason that somebody typed, the title of a clinic's own task) stays as it is. For a reader of English nothing is done.
/// </summary>
public sealed class CorePhrases
{
    private const string English = "en";

    private readonly Texts _texts;

    internal CorePhrases(Texts texts) => _texts = texts;

    /// <summary>The title of an event, of a protocol or of an LVEF policy.</summary>
    public CoreText Title(string title) =>
        _texts.IsEnglish ? new CoreText(title, null) : Whole(PhraseBook.Titles, title) ?? new CoreText(title, English);

    /// <summary>The name of an agent, as documents have it.</summary>
    public string Agent(string name) => _texts.IsEnglish ? name : Whole("Agent", name)?.Text ?? name;

    /// <summary>A reason, a message, what a fact says: sentences, or a clause. Keys of events and dates stay as documents have them.</summary>
    public CoreText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_texts.IsEnglish)
        {
            return new CoreText(text, null);
        }

        var said = new StringBuilder(text.Length + 40);
        var (at, isKnown, isTyped) = (0, true, false);
        while (at < text.Length)
        {
            if (Sentence(text, at) is { } sentence)
            {
                said.Append(sentence.Said.Text);
                (isKnown, isTyped) = (isKnown && sentence.Said.Language is null, sentence.IsTyped);
                at += sentence.Length;
            }
            else
            {
                // After a person's own words, more of them.
                isKnown &= isTyped;
                var end = EndOfSentence(text, at);
                said.Append(text, at, end - at);
                at = end;
            }

            for (; at < text.Length && text[at] == ' '; at++)
            {
                said.Append(' ');
            }
        }

        return new CoreText(said.ToString(), isKnown ? null : English);
    }

    private static int EndOfSentence(string text, int start)
    {
        for (var at = start; at < text.Length - 1; at++)
        {
            if (text[at] is '.' or '!' or '?' && text[at + 1] == ' ')
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    private (CoreText Said, int Length, bool IsTyped)? Sentence(string text, int start)
    {
        foreach (var template in PhraseBook.Of(PhraseBook.Sentences))
        {
            if (template.At(text, start) is { } match && Said(template, match) is { } said)
            {
                return (said, match.Length, template.EndsTyped);
            }
        }

        return null;
    }

    private CoreText? Whole(string group, string text)
    {
        foreach (var template in PhraseBook.Of(group))
        {
            if (template.At(text, 0) is { } match && Said(template, match) is { } said)
            {
                return said;
            }
        }

        return null;
    }

    /// <returns>Null: what stands at a place is not of its kind.</returns>
    private CoreText? Said(PhraseTemplate template, Match match)
    {
        var values = new object[template.Kinds.Count];
        var isKnown = true;
        for (var place = 0; place < values.Length; place++)
        {
            if (Value(template.Kinds[place], match.Groups[PhraseTemplate.GroupOf(place)].Value) is not { } value)
            {
                return null;
            }

            values[place] = value.Text;
            isKnown &= value.Language is null;
        }

        var said = _texts.Said(template.Name, values) + match.Groups["end"].Value;
        return new CoreText(char.IsUpper(match.ValueSpan[0]) && !template.BeginsWithKey(match) ? Capitalised(said) : said, isKnown ? null : English);
    }

    private CoreText? Value(string kind, string value) => kind switch
    {
        "event" => Whole("Event", value) ?? new CoreText($"{char.ToLowerInvariant(value[0])}{value[1..]}", null),
        "date" or "when" or "word" or "text" or "typed" => new CoreText(value, null),
        "number" => new CoreText(string.Join('–', value.Split('–').Select(one => _texts.Number(decimal.Parse(one, CultureInfo.InvariantCulture)))), null),
        "weekday" => _texts.Weekday(value) is { } day ? new CoreText(day, null) : null,
        "rest" => Of(value),
        [.. var group, '?'] => Whole(Capitalised(group), value) ?? new CoreText(value, null),
        [.. var group, 's'] => List(Capitalised(group), value),
        "anchor" => Whole("Anchor", value) ?? (value.Contains(' ', StringComparison.Ordinal) ? null : new CoreText(value, null)),
        _ => Whole(Capitalised(kind), value),
    };

    /// <summary><c>docetaxel, carboplatin and trastuzumab</c>.</summary>
    private CoreText? List(string group, string value)
    {
        var last = value.LastIndexOf(" and ", StringComparison.Ordinal);
        var names = (last < 0 ? value : value[..last]).Split(", ").ToList();
        var said = names.ConvertAll(name => Whole(group, name));
        var end = last < 0 ? null : Whole(group, value[(last + 5)..]);
        if (said.Contains(null) || (last >= 0 && end is null))
        {
            return null;
        }

        var first = string.Join(", ", said.Select(name => name!.Value.Text));
        return new CoreText(end is { } final ? _texts.Said("Core.And", first, final.Text) : first, null);
    }

    private static string Capitalised(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
