using System.Text.Json.Nodes;
using HerScheduler.Core.Json;

namespace HerScheduler.Contracts.Schemas;

/// <summary>
/// The pieces the schemas of messages and plans are made of: those of <see cref="JsonSchema"/>, by the same restraint in keywords, and a few more.
/// </summary>
internal static class Schema
{
    public const string Components = JsonSchema.Components;

    private const string LowerCasePattern = "^[a-z0-9-]{1,64}$";

    /// <summary>A schema defined under <c>components.schemas</c>. Nothing can stand beside a reference.</summary>
    public static JsonObject Ref(string name) => JsonSchema.Ref(name);

    public static JsonObject Text(string meaning) => new() { ["description"] = meaning, ["type"] = "string" };

    /// <summary>What a person wrote: one line, not blank.</summary>
    public static JsonObject Line(string meaning, int most) => JsonSchema.Line(meaning, most);

    public static JsonObject Pattern(string meaning, string pattern) => JsonSchema.Pattern(meaning, pattern);

    /// <summary>The identifier of a plan or a fact.</summary>
    public static JsonObject Identifier(string meaning) => JsonSchema.Identifier(meaning);

    /// <summary>The identifier of a site or a protocol.</summary>
    public static JsonObject LowerCaseIdentifier(string meaning) => Pattern(meaning, LowerCasePattern);

    /// <summary>A civil date at the patient's site.</summary>
    public static JsonObject Day(string meaning) => JsonSchema.Day(meaning);

    /// <summary>An instant, UTC.</summary>
    public static JsonObject Instant(string meaning) => new() { ["description"] = meaning, ["type"] = "string", ["format"] = "date-time" };

    public static JsonObject Number(string meaning, int least, int most) => JsonSchema.Number(meaning, least, most);

    public static JsonObject Whole(string meaning, int least, int? most = null)
    {
        var schema = new JsonObject { ["description"] = meaning, ["type"] = "integer", ["minimum"] = least };
        if (most is { } limit)
        {
            schema["maximum"] = limit;
        }

        return schema;
    }

    public static JsonObject Flag(string meaning) => JsonSchema.Flag(meaning);

    public static JsonObject Const(string value) => JsonSchema.Const(value);

    public static JsonObject OneOf(string meaning, IEnumerable<string> values) => JsonSchema.OneOf(meaning, values);

    /// <summary>The wire names of an enum of the core: a new value makes the committed document stale.</summary>
    public static JsonObject OneOf<T>(string meaning)
        where T : struct, Enum => OneOf(meaning, WireNames<T>.All);

    public static JsonObject ListOf(string meaning, JsonObject items, bool notEmpty = false)
    {
        var schema = JsonSchema.ListOf(meaning, items);
        if (notEmpty)
        {
            schema["minItems"] = 1;
        }

        return schema;
    }

    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not { } type)
        {
            return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        schema["type"] = new JsonArray(type.DeepClone(), "null");
        return schema;
    }

    public static JsonObject AllOf(params JsonObject[] schemas) => new() { ["allOf"] = new JsonArray([.. schemas]) };
}
