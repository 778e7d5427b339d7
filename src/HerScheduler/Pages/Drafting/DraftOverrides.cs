using System.Text.Json.Nodes;

namespace HerScheduler.Pages.Drafting;

/// <summary>The overrides of a draft: each names one finding, and who signed in gave its reason.</summary>
internal static class DraftOverrides
{
    private const string Prefix = "override.";

    /// <summary>The name of the field with the reason for one finding.</summary>
    public static string FieldOf(string finding) => Prefix + finding;

    public static bool IsReason(string field) => field.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The reasons that stand in a document, as fields.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(JsonObject document) =>
        from one in Standing(document)
        where one["finding"] is not null
        select new KeyValuePair<string, string>(FieldOf($"{one["finding"]}"), $"{one["reason"]}");

    /// <summary>
    /// Brings them to what was typed: an empty reason takes an override back, the same reason keeps whose it was, and one that was not asked about stays.
    /// </summary>
    public static void Apply(JsonObject document, IReadOnlyDictionary<string, string> values, string by)
    {
        var typed = values.Where(pair => IsReason(pair.Key))
            .ToDictionary(pair => pair.Key[Prefix.Length..], pair => pair.Value.Trim(), StringComparer.Ordinal);
        var kept = Standing(document)
            .Where(one => one["finding"] is not { } finding || !typed.TryGetValue($"{finding}", out var reason) || reason == $"{one["reason"]}")
            .Select(one => one.DeepClone()).ToList();
        var known = kept.Select(one => $"{one["finding"]}").ToHashSet(StringComparer.Ordinal);
        var added = typed.Where(pair => pair.Value.Length > 0 && !known.Contains(pair.Key)).Select(pair => Of(pair.Key, pair.Value, by));
        document["overrides"] = new JsonArray([.. kept, .. added]);
    }

    private static JsonObject Of(string finding, string reason, string by) =>
        new() { ["rule"] = finding.Split(':')[0], ["finding"] = finding, ["reason"] = reason, ["by"] = by };

    private static IEnumerable<JsonObject> Standing(JsonObject document) => (document["overrides"] as JsonArray)?.OfType<JsonObject>() ?? [];
}
