using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>Judges a document by a JSON Schema, as far as the schemas of facts use its words. One that it does not know is an error.</summary>
internal static class SchemaJudge
{
    public static bool Accepts(JsonObject schema, JsonNode? value) => schema.All(word => Keeps(schema, word.Key, word.Value!, value));

    private static bool Keeps(JsonObject schema, string word, JsonNode says, JsonNode? value) => word switch
    {
        "description" or "then" or "$ref" => true,
        "format" => says.GetValue<string>() == "date",
        "type" => IsOf(says.GetValue<string>(), value),
        "const" => JsonNode.DeepEquals(says, value),
        "enum" => says.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
        "allOf" => says.AsArray() is { Count: > 0 } all && all.All(one => Accepts(one!.AsObject(), value)),
        "anyOf" => says.AsArray().Any(one => Accepts(one!.AsObject(), value)),
        "oneOf" => says.AsArray().Count(one => Accepts(one!.AsObject(), value)) == 1,
        "not" => !Accepts(says.AsObject(), value),
        "if" => !Accepts(says.AsObject(), value) || Accepts(schema["then"]!.AsObject(), value),
        "pattern" or "minLength" or "maxLength" => !Is(value, JsonValueKind.String) || KeepsText(word, says, value!.GetValue<string>()),
        "minimum" or "maximum" => !Is(value, JsonValueKind.Number) || KeepsNumber(word, says.GetValue<int>(), Number(value!)),
        "items" or "minItems" or "maxItems" or "uniqueItems" => value is not JsonArray items || KeepsItems(word, says, items),
        "required" => value is not JsonObject item || says.AsArray().All(name => item.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject item || item.All(part => says[part.Key] is not JsonObject of || Accepts(of, part.Value)),
        "additionalProperties" => value is not JsonObject item || says.GetValue<bool>() || item.All(part => schema["properties"]![part.Key] is not null),
        _ => throw new ArgumentException($"The judge does not know {word}.", nameof(word)),
    };

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };

    private static bool Is(JsonNode? value, JsonValueKind kind) => value?.GetValueKind() == kind;

    private static bool KeepsText(string word, JsonNode says, string text) => word switch
    {
        "pattern" => Regex.IsMatch(text, says.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minLength" => text.Length >= says.GetValue<int>(),
        _ => text.Length <= says.GetValue<int>(),
    };

    private static bool KeepsNumber(string word, int bound, decimal number) => word == "minimum" ? number >= bound : number <= bound;

    private static bool KeepsItems(string word, JsonNode says, JsonArray items) => word switch
    {
        "items" => items.All(item => Accepts(says.AsObject(), item)),
        "minItems" => items.Count >= says.GetValue<int>(),
        "maxItems" => items.Count <= says.GetValue<int>(),
        _ => !says.GetValue<bool>() || items.Select(item => item!.ToJsonString()).Distinct(StringComparer.Ordinal).Count() == items.Count,
    };

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
