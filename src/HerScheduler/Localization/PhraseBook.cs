namespace HerScheduler.Localization;

/// <summary>The templates of what the core says, read from Texts.resx when the first reader of another language comes.</summary>
internal static class PhraseBook
{
    /// <summary>The groups of whole sentences; those of the other groups stand inside them, or are titles.</summary>
    private static readonly string[] OfSentences = ["Why", "Note", "Alert", "Fact", "Finding", "Refusal"];

    private static readonly Lazy<ILookup<string, PhraseTemplate>> Groups = new(Read);

    public const string Titles = "Title";

    public const string Sentences = "";

    /// <summary>The templates of a group, those that say most first.</summary>
    public static IEnumerable<PhraseTemplate> Of(string group) => Groups.Value[group];

    private static ILookup<string, PhraseTemplate> Read() =>
        Texts.Named("Core.").Select(word => (Group: word.Name.Split('.') is [_, var group, _] ? group : null, word.Name, word.English))
            .Where(word => word.Group is not null)
            .Select(word => (Group: OfSentences.Contains(word.Group) ? Sentences : word.Group!, word.Name, word.English))
            .Select(word => (word.Group, Template: new PhraseTemplate(word.Name, word.English, word.Group == Sentences)))
            .OrderByDescending(one => one.Template.Words).ThenBy(one => one.Template.Name, StringComparer.Ordinal)
            .ToLookup(one => one.Group, one => one.Template, StringComparer.Ordinal);
}
