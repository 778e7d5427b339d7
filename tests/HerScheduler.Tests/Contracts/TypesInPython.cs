namespace HerScheduler.Tests.Contracts;

/// <summary>The contract's messages and facts as types of Python.</summary>
internal static class TypesInPython
{
    private static readonly string[] Keywords = ["from"];

    public static string Of(SharedShapes shapes) => string.Concat(
    [
        $"\"\"\"{GeneratedTypes.Top} Needs Python 3.11.\"\"\"\n",
        "\nfrom typing import List, Literal, NotRequired, TypedDict, Union\n",
        .. shapes.Lists.Select(list => "\n" + Broken($"{list.Name} = {Type(list.Type)}")),
        .. shapes.Objects.Select(one => "\n\n" + (one.Fields.All(IsAttribute) ? ByClass(one) : ByCall(one))),
        "\n",
        .. shapes.Choices.Select(choice => "\n" + Broken($"{choice.Name} = {Defined(choice.Type)}")),
        "\n# Further names that the contract has for the same shapes.\n",
        .. shapes.FurtherNames.Select(further => $"{further.Name} = {further.Shared}\n"),
    ]);

    private static bool IsAttribute(SchemaField field) => GeneratedTypes.IsName(field.Name) && !Keywords.Contains(field.Name);

    private static string ByClass(SchemaObject one) =>
        Head(one.Name, one.Base ?? "TypedDict", one.Meaning)
        + string.Concat(one.Fields.Select(field => Comment(field.Meaning) + Broken($"    {field.Name}: {Optional(field)}")));

    /// <summary>A field that is called like a word of the language, or as no name can be. Only a class can have a base beside.</summary>
    private static string ByCall(SchemaObject one)
    {
        var name = one.Base is null ? one.Name : $"_{one.Name}";
        return $"{name} = TypedDict(\"{name}\", {{\n"
            + string.Concat(one.Fields.Select(field => Comment(field.Meaning) + Broken($"    \"{field.Name}\": {Optional(field)},"))) + "})\n"
            + (one.Base is null ? "" : "\n\n" + Head(one.Name, $"{one.Base}, {name}", one.Meaning));
    }

    private static string Head(string name, string bases, string meaning) =>
        $"class {name}({bases}):\n" + (meaning.Length > 0 ? Broken($"    \"\"\"{meaning}\"\"\"", " ") : "");

    private static string Comment(string meaning) => meaning.Length > 0 ? GeneratedTypes.Broken($"    # {meaning}", " ", "    # ") : "";

    private static string Broken(string line, string at = ", ") => GeneratedTypes.Broken(line, at, line.StartsWith(' ') ? "        " : "    ");

    private static string Optional(SchemaField field) => field.IsRequired ? Type(field.Type) : $"NotRequired[{Type(field.Type)}]";

    /// <summary>After all classes: the names stand for themselves, also at run time.</summary>
    private static string Defined(SchemaType type) => Type(type).Replace("\"", "", StringComparison.Ordinal);

    private static string Type(SchemaType type) => type switch
    {
        SchemaType.Named named => $"\"{named.Name}\"",
        SchemaType.Words words => $"Literal[{string.Join(", ", words.Values.Select(word => $"\"{word}\""))}]",
        SchemaType.ListOf list => $"List[{Type(list.Item)}]",
        SchemaType.OneOf choice => $"Union[{string.Join(", ", choice.Types.Select(Type).Distinct())}]",
        SchemaType.Simple simple => simple.Name switch
        {
            "string" => "str",
            "number" => "float",
            "integer" => "int",
            "boolean" => "bool",
            "null" => "None",
            "object" => "dict",
            _ => throw new InvalidOperationException($"No Python for {simple.Name}."),
        },
        _ => throw new InvalidOperationException($"No Python for {type}."),
    };
}
