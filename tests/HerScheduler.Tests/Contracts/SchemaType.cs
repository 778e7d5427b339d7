using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Contracts;

/// <summary>What a value of the contract is, for languages with types.</summary>
internal abstract record SchemaType
{
    public sealed record Named(string Name) : SchemaType;

    /// <summary><c>string</c>, <c>number</c>, <c>integer</c>, <c>boolean</c>, <c>null</c>.</summary>
    public sealed record Simple(string Name) : SchemaType;

    public sealed record Words(IReadOnlyList<string> Values) : SchemaType;

    public sealed record ListOf(SchemaType Item) : SchemaType;

    public sealed record OneOf(IReadOnlyList<SchemaType> Types) : SchemaType;
}

/// <summary>One property.</summary>
internal sealed record SchemaField(string Name, SchemaType Type, bool IsRequired, string Meaning);

/// <summary>The objects of the contract's document, each with its fields, and the names that stand for one of several.</summary>
internal sealed class SchemaTypes
{
    private readonly JsonObject _schemas;

    public SchemaTypes(JsonObject document)
    {
        _schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (_, schema) in _schemas)
        {
            Of(schema!.AsObject(), isNamed: true);
        }
    }

    public Dictionary<string, IReadOnlyList<SchemaField>> Objects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaType> Choices { get; } = new(StringComparer.Ordinal);

    private SchemaType Of(JsonObject schema, bool isNamed = false)
    {
        if (schema["$ref"] is { } reference)
        {
            return new SchemaType.Named(_schemas[reference.GetValue<string>().Split('/')[^1]]!["title"]!.GetValue<string>());
        }

        if (schema["properties"] is JsonObject properties && schema["type"] is not null)
        {
            return Object(schema, properties);
        }

        return (schema["const"], schema["enum"], schema["oneOf"] ?? schema["anyOf"], schema["allOf"]) switch
        {
            ({ } constant, _, _, _) => new SchemaType.Words([constant.GetValue<string>()]),
            (_, JsonArray values, _, _) => new SchemaType.Words([.. values.Select(value => value!.GetValue<string>())]),
            (_, _, JsonArray types, _) => Choice(schema, [.. types.Select(type => Of(type!.AsObject()))], isNamed),
            (_, _, _, JsonArray parts) => Of(parts[0]!.AsObject()),
            _ => Plain(schema),
        };
    }

    private SchemaType.Named Object(JsonObject schema, JsonObject properties)
    {
        var title = schema["title"]!.GetValue<string>();
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        Objects[title] =
        [
            .. properties.Select(property => new SchemaField(
                property.Key, Of(property.Value!.AsObject()), required.Contains(property.Key), property.Value["description"]?.GetValue<string>() ?? "")),
        ];
        return new SchemaType.Named(title);
    }

    private SchemaType Choice(JsonObject schema, IReadOnlyList<SchemaType> types, bool isNamed)
    {
        var choice = new SchemaType.OneOf([.. types.Distinct()]);
        if (!isNamed)
        {
            return choice;
        }

        var title = schema["title"]!.GetValue<string>();
        Choices[title] = choice;
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
