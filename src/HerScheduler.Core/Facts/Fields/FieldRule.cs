using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>A rule about fields beyond their types: judged when a fact is read, and part of the schema.</summary>
/// <param name="Check">Tells what is wrong.</param>
/// <param name="Schema">The same as JSON Schema, to be joined by <c>allOf</c>; null when none can say it.</param>
internal sealed record FieldRule(Action<ObjectReader> Check, Func<JsonObject>? Schema)
{
    /// <summary>Exactly one of two fields is there.</summary>
    public static FieldRule ExactlyOne(string one, string other, string phrase) => new(
        reader =>
        {
            if (reader.Has(one) && reader.Has(other))
            {
                reader.Fault(other, $"expected {one} or {other}, found both");
            }
            else if (!reader.Has(other))
            {
                reader.TellMissing(one, phrase);
            }
        },
        () => new JsonObject { ["oneOf"] = new JsonArray(Required(one), Required(other)) });

    /// <summary>When the flag <paramref name="flag"/> is true the field <paramref name="needed"/> is there.</summary>
    public static FieldRule NeededWith(string flag, string needed, string phrase) => new(
        reader =>
        {
            if (reader.Value(flag).ValueKind == JsonValueKind.True && !reader.Has(needed))
            {
                reader.Fault(needed, $"required with {flag}, but missing: expected {phrase}");
            }
        },
        () => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { [flag] = new JsonObject { ["const"] = true } }, ["required"] = new JsonArray(flag) },
            ["then"] = Required(needed),
        });

    /// <summary>
    /// The field <paramref name="name"/> is there only together with <paramref name="other"/>, which then is one of <paramref name="values"/>.
    /// </summary>
    public static FieldRule OnlyWith(string name, string other, string[] values)
    {
        var allowed = Expect.Text(string.Join(" | ", values), text => values.Contains(text, StringComparer.Ordinal));
        return new FieldRule(
            reader =>
            {
                if (reader.Has(name) && !allowed.TryRead(reader.Value(other), out _))
                {
                    reader.Fault(name, $"expected only with {other} {allowed.Phrase}");
                }
            },
            () => new JsonObject { ["if"] = Required(name), ["then"] = With(other, values) });
    }

    /// <summary>A number has at most one decimal. No schema says so: <c>multipleOf</c> is not exact for tenths in binary arithmetic.</summary>
    public static FieldRule AtMostOneDecimal(string name) => new(
        reader =>
        {
            var element = reader.Value(name);
            if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var value) && !Decimals.HasTenthsAtMost(value))
            {
                reader.Fault(name, $"expected at most one decimal, found {Found.Phrase(element, isPrivate: false)}");
            }
        },
        Schema: null);

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray(name) };

    private static JsonObject With(string name, string[] values) => new()
    {
        ["properties"] = new JsonObject { [name] = new JsonObject { ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) } },
        ["required"] = new JsonArray(name),
    };
}
