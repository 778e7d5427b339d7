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

    /// <summary>The same type with each of its parts changed.</summary>
    public SchemaType Changed(Func<SchemaType, SchemaType> change) => this switch
    {
        ListOf list => new ListOf(list.Item.Changed(change)),
        OneOf choice => new OneOf([.. choice.Types.Select(type => type.Changed(change))]),
        _ => change(this),
    };

    /// <summary>Types with the same text are the same type; the lists in them have no equality of their own.</summary>
    public sealed override string ToString() => this switch
    {
        Named named => named.Name,
        Simple simple => simple.Name,
        Words words => string.Join('|', words.Values.Select(word => $"'{word}'")),
        ListOf list => $"[{list.Item}]",
        OneOf choice => $"({string.Join('|', choice.Types)})",
        _ => throw new InvalidOperationException($"No text for {GetType()}."),
    };
}

/// <summary>One property.</summary>
internal sealed record SchemaField(string Name, SchemaType Type, bool IsRequired, string Meaning);

/// <summary>An object of the contract. With a base it has the base's fields too.</summary>
internal sealed record SchemaObject(string Name, string Meaning, IReadOnlyList<SchemaField> Fields, string? Base = null)
{
    /// <summary>Objects with the same body can stand for each other.</summary>
    public string Body => string.Join('\n', Fields);

    public SchemaObject Changed(Func<SchemaType, SchemaType> change) =>
        this with { Fields = [.. Fields.Select(field => field with { Type = field.Type.Changed(change) })] };
}
