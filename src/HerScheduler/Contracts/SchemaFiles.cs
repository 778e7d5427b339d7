using System.Text.Json;
using System.Text.Json.Nodes;

namespace HerScheduler.Contracts;

/// <summary>
/// The files of <c>docs/schemas</c>, for whoever validates with JSON Schema and knows nothing of AsyncAPI: each only names one definition of
/// the AsyncAPI document, so that there is one definition.
/// </summary>
internal static class SchemaFiles
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>File name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("message.json", Of("Any message of the exchange", "message")),
        ("fact.json", Of("A fact as the queue and the API take it", "fact")),
        ("problem.json", Of("Why a fact was refused", "problem")),
    ];

    private static string Of(string title, string definition) => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = title,
        ["$ref"] = "../asyncapi.json#/components/schemas/" + definition,
    }.ToJsonString(Readable) + "\n";
}
