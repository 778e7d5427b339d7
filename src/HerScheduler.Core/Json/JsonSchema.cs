using System.Text.Json.Nodes;

namespace HerScheduler.Core.Json;

/// <summary>
/// The pieces JSON Schemas are made of. Only keywords that mean the same in draft 2020-12, draft-07 and AsyncAPI's own dialect are used,
/// so one definition serves all three.
/// </summary>
public static class JsonSchema
{
    public const string Components = "#/components/schemas/";

    private const string DayPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    private const string IdentifierPattern = "^[A-Za-z0-9_-]{1,64}$";

    /// <summary>A schema defined under <c>components.schemas</c>. Nothing can stand beside a reference.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = Components + name };

    /// <summary>What a person wrote: one line, not blank.</summary>
    public static JsonObject Line(string meaning, int most) =>
        new() { ["description"] = meaning, ["type"] = "string", ["minLength"] = 1, ["maxLength"] = most, ["pattern"] = @"\S" };

    public static JsonObject Pattern(string meaning, string pattern) => new() { ["description"] = meaning, ["type"] = "string", ["pattern"] = pattern };

    /// <summary>The identifier of a plan or a fact.</summary>
    public static JsonObject Identifier(string meaning) => Pattern(meaning, IdentifierPattern);

    /// <summary>A civil date at the patient's site.</summary>
    public static JsonObject Day(string meaning) =>
        new() { ["description"] = meaning, ["type"] = "string", ["format"] = "date", ["pattern"] = DayPattern };

    public static JsonObject Number(string meaning, int least, int most) =>
        new() { ["description"] = meaning, ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    public static JsonObject Flag(string meaning) => new() { ["description"] = meaning, ["type"] = "boolean" };

    public static JsonObject Const(string value) => new() { ["type"] = "string", ["const"] = value };

    public static JsonObject OneOf(string meaning, IEnumerable<string> values) =>
        new() { ["description"] = meaning, ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };

    public static JsonObject ListOf(string meaning, JsonObject items) => new() { ["description"] = meaning, ["type"] = "array", ["items"] = items };
}
