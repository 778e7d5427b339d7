using System.Text.Json.Nodes;

namespace HerScheduler.Contracts.Schemas;

/// <summary>
/// Gives every object, enumeration and composition a title: what a generator of code calls its type. A named schema has its own name, one inside another
/// the other's followed by its property: <c>Event</c>, <c>EventStatus</c>.
/// </summary>
internal static class Titles
{
    private static readonly string[] Compositions = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Conditions = ["if", "then", "else", "not"];

    /// <summary>The schemas as they were, each with its titles.</summary>
    public static JsonObject Complete(IEnumerable<KeyValuePair<string, JsonNode?>> schemas)
    {
        var titled = new JsonObject();
        foreach (var (name, schema) in schemas)
        {
            titled[name] = Give(schema!.AsObject(), Words(name));
        }

        return titled;
    }

    /// <summary>Gives the schema, and what is inside it, titles; a reference has that of what it refers to.</summary>
    public static JsonObject Give(JsonObject schema, string title)
    {
        if (schema.ContainsKey("$ref"))
        {
            return schema;
        }

        if (NeedsOne(schema) && !schema.ContainsKey("title"))
        {
            schema.Insert(0, "title", title);
        }

        foreach (var (name, property) in schema["properties"]?.AsObject().ToList() ?? [])
        {
            Give(property!.AsObject(), title + Words(name));
        }

        if (schema["items"] is JsonObject items)
        {
            Give(items, title + "Item");
        }

        foreach (var condition in Conditions.Where(schema.ContainsKey))
        {
            Give(schema[condition]!.AsObject(), title);
        }

        foreach (var composition in Compositions)
        {
            foreach (var (part, number) in (schema[composition]?.AsArray() ?? []).Select((part, index) => (part, index + 1)))
            {
                Give(part!.AsObject(), $"{title}Part{number}");
            }
        }

        return schema;
    }

    /// <summary><c>her2-completion.cancelled</c> is <c>Her2CompletionCancelled</c>.</summary>
    public static string Words(string name) =>
        string.Concat(name.Split('-', '.', '_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static bool NeedsOne(JsonObject schema) =>
        schema.ContainsKey("properties") || schema.ContainsKey("enum") || Compositions.Any(schema.ContainsKey) || schema["type"]?.ToString() == "object";
}
