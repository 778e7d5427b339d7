namespace HerScheduler.Tests.Contracts;

/// <summary>The contract's messages and facts as types of TypeScript.</summary>
internal static class TypesInTypeScript
{
    public static string Of(SharedShapes shapes) => string.Concat(
    [
        $"// {GeneratedTypes.Top}\n",
        .. shapes.Lists.Select(list => "\n" + Alias(list.Name, list.Type)),
        .. shapes.Objects.Select(Interface),
        .. shapes.Choices.Select(choice => "\n" + Alias(choice.Name, choice.Type)),
        "\n// Further names that the contract has for the same shapes.\n",
        .. shapes.FurtherNames.Select(further => Alias(further.Name, new SchemaType.Named(further.Shared))),
    ]);

    private static string Interface(SchemaObject one) =>
        "\n" + Comment("", one.Meaning) + $"export interface {one.Name} {(one.Base is null ? "" : $"extends {one.Base} ")}{{\n"
        + string.Concat(one.Fields.Select(field => Comment("  ", field.Meaning) + Broken($"  {Key(field)}: {Type(field.Type)};"))) + "}\n";

    private static string Alias(string name, SchemaType type) => Broken($"export type {name} = {Type(type)};");

    private static string Key(SchemaField field) =>
        (GeneratedTypes.IsName(field.Name) ? field.Name : $"'{field.Name}'") + (field.IsRequired ? "" : "?");

    private static string Comment(string indent, string meaning) =>
        meaning.Length > 0 ? GeneratedTypes.Broken($"{indent}/** {meaning}", " ", $"{indent} * ").TrimEnd('\n') + " */\n" : "";

    private static string Broken(string line) => GeneratedTypes.Broken(line, " |", "    ");

    private static string Type(SchemaType type) => type switch
    {
        SchemaType.Named named => named.Name,
        SchemaType.Words words => string.Join(" | ", words.Values.Select(word => $"'{word}'")),
        SchemaType.ListOf { Item: SchemaType.Named or SchemaType.Simple } list => $"{Type(list.Item)}[]",
        SchemaType.ListOf list => $"({Type(list.Item)})[]",
        SchemaType.OneOf choice => string.Join(" | ", choice.Types.Select(Type).Distinct()),
        SchemaType.Simple { Name: "integer" } => "number",
        SchemaType.Simple simple => simple.Name,
        _ => throw new InvalidOperationException($"No TypeScript for {type}."),
    };
}
