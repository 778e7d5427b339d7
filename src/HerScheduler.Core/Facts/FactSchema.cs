using System.Text.Json.Nodes;
using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts;

/// <summary>Makes the JSON Schema of a kind of fact from its description; properties stand in the order in which they are written.</summary>
internal static class FactSchema
{
    public static JsonObject Of(string meaning, FactKind kind, bool needsReason, DescribingFields description)
    {
        var properties = new JsonObject
        {
            ["id"] = JsonSchema.Identifier("Chosen by the sender: the same id with the same content is accepted and changes nothing; with other content it is refused."),
            ["plan"] = JsonSchema.Identifier("The plan it belongs to."),
            ["kind"] = JsonSchema.Const(WireNames<FactKind>.Of(kind)),
        };
        foreach (var field in description.Fields)
        {
            properties.Add(field.Name, field.Schema());
        }

        properties.Add("reason", JsonSchema.Line("Why. Needed with force.", 2000));
        properties.Add("force", JsonSchema.Flag("Accept although a rule that can be forced speaks against it."));
        properties.Add("by", JsonSchema.Line("Who says so, as claimed by the sender.", 254));
        string[] required =
        [
            "id", "plan", "kind", .. description.Fields.Where(field => field.IsRequired).Select(field => field.Name),
            .. needsReason ? ["reason"] : Array.Empty<string>(), "by",
        ];
        var schema = new JsonObject
        {
            ["description"] = meaning,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };
        AddRules(schema, needsReason, description.Rules);
        return schema;
    }

    private static void AddRules(JsonObject schema, bool needsReason, IReadOnlyList<FieldRule> rules)
    {
        if (!needsReason)
        {
            foreach (var (keyword, value) in FieldRule.NeededWith("force", "reason", string.Empty).Schema!().ToArray())
            {
                schema[keyword] = value!.DeepClone();
            }
        }

        JsonNode[] said = [.. rules.Where(rule => rule.Schema is not null).Select(rule => rule.Schema!())];
        if (said.Length > 0)
        {
            schema["allOf"] = new JsonArray(said);
        }
    }
}
