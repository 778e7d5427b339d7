using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace HerScheduler.Tests.Given;

/// <summary>YAML as JSON, so that tests look into both alike. Every scalar is a text; aliases and merges are resolved.</summary>
internal static class Yaml
{
    /// <returns>The documents of a file of the repository.</returns>
    public static IReadOnlyList<JsonNode> Read(string path)
    {
        var parser = new MergingParser(new Parser(new StringReader(File.ReadAllText(Repository.File(path)))));
        var deserializer = new Deserializer();
        var documents = new List<JsonNode>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            documents.Add(Json(deserializer.Deserialize<object>(parser))!);
        }

        return documents;
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create((string)pair.Key, Json(pair.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(Json)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
