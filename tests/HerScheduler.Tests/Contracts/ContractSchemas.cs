using System.Text.Json.Nodes;
using HerScheduler.Contracts;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Contracts;

/// <summary>The schemas of the contract, asked by a validator that is not ours: Ajv.</summary>
internal static class ContractSchemas
{
    private const string Base = "https://scheduler.example.org/docs/";

    public static JsonObject Document => JsonNode.Parse(AsyncApiDocument.Text)!.AsObject();

    /// <summary>
    /// As <see cref="Document"/>, with every object closed: what is published may grow, but what this version writes must be written down.
    /// </summary>
    public static JsonObject ClosedDocument
    {
        get
        {
            var document = Document;
            Close(document["components"]!["schemas"]!);
            return document;
        }
    }

    /// <summary>What is wrong with each value; null where nothing is.</summary>
    /// <param name="document">The AsyncAPI document.</param>
    /// <param name="items">Where the schema stands, seen from docs (<c>asyncapi.json#/components/schemas/fact</c>, <c>schemas/fact.json</c>), and a
    /// value.</param>
    /// <param name="draft"><c>2020-12</c> or <c>07</c>.</param>
    public static async Task<IReadOnlyList<string?>> Faults(JsonObject document, IEnumerable<(string Schema, JsonNode? Value)> items, string draft = "2020-12")
    {
        var schemas = new JsonObject { [Base + "asyncapi.json"] = document };
        foreach (var (name, text) in draft == "2020-12" ? SchemaFiles.All : [])
        {
            schemas[Base + "schemas/" + name] = JsonNode.Parse(text);
        }

        var request = new JsonObject
        {
            ["draft"] = draft,
            ["schemas"] = schemas,
            ["items"] = new JsonArray([.. items.Select(item => new JsonArray(Base + item.Schema, item.Value?.DeepClone()))]),
        };
        return [.. JsonNode.Parse(await Node.Run("validate.mjs", request.ToJsonString()))!.AsArray().Select(fault => fault?.GetValue<string>())];
    }

    /// <summary>Where the schema of a published message stands.</summary>
    public static string OfMessage(string type) =>
        $"asyncapi.json#/components/messages/{type["herscheduler.".Length..^".v1".Length]}/payload";

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema && schema["type"]?.ToString() is { } type && type.Contains("object", StringComparison.Ordinal)
            && schema["properties"] is not null)
        {
            schema["additionalProperties"] = false;
        }

        foreach (var child in node switch
        {
            JsonObject parent => parent.Select(member => member.Value).ToList(),
            JsonArray list => list.ToList(),
            _ => [],
        })
        {
            Close(child);
        }
    }
}
