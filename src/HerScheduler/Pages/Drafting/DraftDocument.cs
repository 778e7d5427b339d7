using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Drafting;

/// <summary>The form as a plan document, and back. The one reader of plans judges it: a page can store nothing that the API would not take.</summary>
internal static class DraftDocument
{
    /// <summary>Parts that are told as missing field by field, and not as a whole.</summary>
    private static readonly string[] Required = ["patient", "disease"];

    /// <param name="before">What the form began with: what it does not ask for stays.</param>
    /// <param name="values">The fields as typed; an empty one is left out.</param>
    public static JsonObject Of(JsonObject before, IReadOnlyDictionary<string, string> values)
    {
        var document = before.DeepClone().AsObject();
        foreach (var part in Required.Where(part => document[part] is not JsonObject))
        {
            document[part] = new JsonObject();
        }

        foreach (var field in DraftFields.All)
        {
            Set(document, field.Name.Split('.'), ValueOf(field, values.GetValueOrDefault(field.Name)?.Trim() ?? ""));
        }

        return document;
    }

    /// <summary>What the form shows of a document.</summary>
    public static Dictionary<string, string> Values(JsonObject document) => DraftFields.All
        .Select(field => (field.Name, field.Input, Text: TextOf(At(document, field.Name))))
        .Where(field => field.Text.Length > 0 && (field.Input, field.Text) != (FormInput.Checkbox, "false"))
        .ToDictionary(field => field.Name, field => field.Text, StringComparer.Ordinal);

    private static JsonNode? ValueOf(FormField field, string text) => (field.Input, text) switch
    {
        (_, "") => null,
        (FormInput.Percent, _) => FactDocument.Number(text) is { } number ? JsonValue.Create(number) : JsonValue.Create(text),
        (FormInput.Checkbox, _) => JsonValue.Create(true),
        (FormInput.Flag, "true" or "false") => JsonValue.Create(text == "true"),
        (_, _) when field.Name == DraftFields.EchoInterval && text.Split(',', StringSplitOptions.TrimEntries) is [var first, var then] =>
            new JsonObject { ["first"] = first, ["then"] = then },
        _ => JsonValue.Create(text),
    };

    /// <summary>A part that nothing is left of goes too: an empty one can mean something else than none.</summary>
    private static void Set(JsonObject parent, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length > 1)
        {
            if (parent[path[0]] is not JsonObject child)
            {
                if (value is null)
                {
                    return;
                }

                parent[path[0]] = child = [];
            }

            Set(child, path[1..], value);
            if (child.Count == 0 && !Required.Contains(path[0]))
            {
                parent.Remove(path[0]);
            }
        }
        else if (value is null)
        {
            parent.Remove(path[0]);
        }
        else
        {
            parent[path[0]] = value;
        }
    }

    private static JsonNode? At(JsonNode? node, string name) => name.Split('.').Aggregate(node, (at, part) => (at as JsonObject)?[part]);

    private static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonObject two => $"{two["first"]}, {two["then"]}",
        JsonValue flag when flag.TryGetValue<bool>(out var yes) => yes ? "true" : "false",
        _ => Convert.ToString(node, CultureInfo.InvariantCulture) ?? "",
    };
}
