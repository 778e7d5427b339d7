using System.Globalization;
using System.Text;

namespace HerScheduler.Tests.Contracts;

/// <summary>The contract's messages and facts as types of TypeScript and of Python.</summary>
internal static class TypesForConsumers
{
    private const string Top = "Made from docs/asyncapi.json; a test keeps it so. Message is what the exchange carries, Fact what the service takes in.";

    private static readonly string[] KeywordsOfPython = ["from"];

    public static string TypeScript(SchemaTypes types)
    {
        var text = new StringBuilder($"// {Top}\n");
        foreach (var (name, fields) in types.Objects)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nexport interface {name} {{\n");
            foreach (var field in fields)
            {
                text.Append(field.Meaning.Length > 0 ? $"  /** {field.Meaning} */\n" : "")
                    .Append(IsName(field.Name) ? $"  {field.Name}" : $"  '{field.Name}'")
                    .Append(CultureInfo.InvariantCulture, $"{(field.IsRequired ? "" : "?")}: {InTypeScript(field.Type)};\n");
            }

            text.Append("}\n");
        }

        foreach (var (name, choice) in types.Choices)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nexport type {name} = {InTypeScript(choice)};\n");
        }

        return text.ToString();
    }

    public static string Python(SchemaTypes types)
    {
        var text = new StringBuilder(
            $"\"\"\"{Top} Needs Python 3.11.\"\"\"\n\n"
            + "from typing import List, Literal, NotRequired, TypedDict, Union\n");
        foreach (var (name, fields) in types.Objects)
        {
            text.Append(fields.Any(field => KeywordsOfPython.Contains(field.Name) || !IsName(field.Name)) ? ByCall(name, fields) : ByClass(name, fields));
        }

        foreach (var (name, choice) in types.Choices)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{name} = {InPython(choice)}\n");
        }

        return text.ToString();
    }

    private static string ByClass(string name, IReadOnlyList<SchemaField> fields) =>
        $"\n\nclass {name}(TypedDict):\n" + string.Concat(fields.Select(field =>
            (field.Meaning.Length > 0 ? $"    # {field.Meaning}\n" : "") + $"    {field.Name}: {Optional(field)}\n"));

    private static bool IsName(string field) => field.All(char.IsAsciiLetterOrDigit);

    /// <summary>A field that is called like a word of the language, or as no name can be.</summary>
    private static string ByCall(string name, IReadOnlyList<SchemaField> fields) =>
        $"\n\n{name} = TypedDict(\"{name}\", {{\n" + string.Concat(fields.Select(field =>
            (field.Meaning.Length > 0 ? $"    # {field.Meaning}\n" : "") + $"    \"{field.Name}\": {Optional(field)},\n")) + "})\n";

    private static string Optional(SchemaField field) => field.IsRequired ? InPython(field.Type) : $"NotRequired[{InPython(field.Type)}]";

    private static string InTypeScript(SchemaType type) => type switch
    {
        SchemaType.Named named => named.Name,
        SchemaType.Words words => string.Join(" | ", words.Values.Select(word => $"'{word}'")),
        SchemaType.ListOf { Item: SchemaType.Named or SchemaType.Simple } list => $"{InTypeScript(list.Item)}[]",
        SchemaType.ListOf list => $"({InTypeScript(list.Item)})[]",
        SchemaType.OneOf choice => string.Join(" | ", choice.Types.Select(InTypeScript).Distinct()),
        SchemaType.Simple { Name: "integer" } => "number",
        SchemaType.Simple simple => simple.Name,
        _ => throw new InvalidOperationException($"No TypeScript for {type}."),
    };

    private static string InPython(SchemaType type) => type switch
    {
        SchemaType.Named named => $"\"{named.Name}\"",
        SchemaType.Words words => $"Literal[{string.Join(", ", words.Values.Select(word => $"\"{word}\""))}]",
        SchemaType.ListOf list => $"List[{InPython(list.Item)}]",
        SchemaType.OneOf choice => $"Union[{string.Join(", ", choice.Types.Select(InPython).Distinct())}]",
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
