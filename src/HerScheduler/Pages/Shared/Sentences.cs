using HerScheduler.Localization;

namespace HerScheduler.Pages.Shared;

/// <summary>A clause as a sentence of its own.</summary>
internal static class Sentences
{
    public static CoreText Of(CoreText clause) => clause with { Text = Of(clause.Text) };

    public static string Of(string clause) =>
        clause.Length == 0 ? clause : $"{char.ToUpperInvariant(clause[0])}{clause[1..]}{(clause[^1] is '.' or '!' or '?' ? "" : ".")}";
}
