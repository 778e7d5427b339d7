using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Contracts;

/// <summary>The objects of the contract's document, each with its fields, and the names that stand for one of several.</summary>
internal sealed class SchemaTypes
{
    private readonly JsonObject _schemas;
    private readonly List<SchemaObject> _objects = [];

    public SchemaTypes(JsonObject document)
    {
        _schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (_, schema) in _schemas)
        {
            Of(schema!.AsObject(), isNamed: true);
        }
    }

    /// <summary>An object that stands within another one comes before it.</summary>
    public IReadOnlyList<SchemaObject> Objects => _objects;

    public Dictionary<string, SchemaType.OneOf> Choices { get; } = new(StringComparer.Ordinal);

    /// <summary>What is one of several means what one of them means.</summary>
    private static string MeaningOf(JsonNode schema) => schema["description"]?.GetValue<string>()
        ?? string.Join(" Or: ", (schema["anyOf"]?.AsArray() ?? []).Select(one => MeaningOf(one!)).Where(meaning => meaning.Length > 0));

    private SchemaType Of(JsonObject schema, bool isNamed = false)
    {
        if (schema["$ref"] is { } reference)
        {
            return new SchemaType.Named(_schemas[reference.GetValue<string>().Split('/')[^1]]!["title"]!.GetValue<string>());
        }

        if (schema["properties"] is JsonObject properties && schema["type"] is { } type)
        {
            var named = Object(schema, properties, isNamed);
            return type is JsonArray types && types.Any(one => one!.GetValue<string>() == "null")
                ? new SchemaType.OneOf([named, new SchemaType.Simple("null")])
                : named;
        }

        return (schema["const"], schema["enum"], schema["oneOf"] ?? schema["anyOf"], schema["allOf"]) switch
        {
            ({ } constant, _, _, _) => new SchemaType.Words([constant.GetValue<string>()]),
            (_, JsonArray values, _, _) => new SchemaType.Words([.. values.Select(value => value!.GetValue<string>())]),
            (_, _, JsonArray types, _) => Choice(schema, [.. types.Select(type => Of(type!.AsObject())).DistinctBy(type => type.ToString())], isNamed),
            (_, _, _, JsonArray parts) => Of(parts[0]!.AsObject()),
            _ => Plain(schema),
        };
    }

    /// <summary>Of an object within another one the field says what it means.</summary>
    private SchemaType.Named Object(JsonObject schema, JsonObject properties, bool isNamed)
    {
        var title = schema["title"]!.GetValue<string>();
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var fields = properties.Select(property => new SchemaField(
            property.Key, Of(property.Value!.AsObject()), required.Contains(property.Key), MeaningOf(property.Value))).ToList();
        _objects.Add(new SchemaObject(title, isNamed ? MeaningOf(schema) : "", fields));
        return new SchemaType.Named(title);
    }

    /// <summary>Texts of two patterns are both texts.</summary>
    private SchemaType Choice(JsonObject schema, SchemaType[] types, bool isNamed)
    {
        if (!isNamed)
        {
            return types.Length == 1 ? types[0] : new SchemaType.OneOf(types);
        }

        var title = schema["title"]!.GetValue<string>();
        Choices[title] = new SchemaType.OneOf(types);
        return new SchemaType.Named(title);
    }

    private SchemaType Plain(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => new SchemaType.OneOf([.. types.Select(type => new SchemaType.Simple(type!.GetValue<string>()))]),
        JsonValue type when type.GetValue<string>() == "array" => new SchemaType.ListOf(Of(schema["items"]!.AsObject())),
        JsonValue type => new SchemaType.Simple(type.GetValue<string>()),
        _ => new SchemaType.Simple("object"),
    };
}
