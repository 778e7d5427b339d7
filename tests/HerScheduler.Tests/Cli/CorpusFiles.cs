using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>A worked case of the corpus, laid out as the files a user would have.</summary>
internal sealed class CorpusFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CorpusFiles(string name)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
        AsOf = root["asOf"]!.GetValue<string>();
        Dates = root["expect"]!["dates"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>(), StringComparer.Ordinal);
        Plan = Write("plan.json", root["plan"]!.ToJsonString());
        Facts = Write("facts.json", root["facts"]!.ToJsonString());
    }

    /// <summary>
    /// The cases that say every date, on the default calendar, with built-in protocols and facts that are all accepted; the core's own tests run every case.
    /// </summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Where(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject() is var root
            && root["expect"]!["dates"] is not null && root["expect"]!["refused"] is null && root["expect"]!["protocols"] is null && root["calendar"] is null)
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Order(StringComparer.Ordinal);

    /// <summary>Every case as it stands.</summary>
    public static IEnumerable<JsonObject> All =>
        Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    /// <summary>The cases whose plan can be stored as it stands: it is readable, and its protocol and its tasks are built-in ones.</summary>
    public static IEnumerable<JsonObject> Storable => All.Where(root => root["expect"]!["protocols"] is null && root["expect"]!["tasks"] is null
        && (root["expect"]!["refused"] is not JsonValue || root["facts"]!.AsArray().Count > 0));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus");

    public string AsOf { get; }

    public IReadOnlyDictionary<string, string> Dates { get; }

    public string Plan { get; }

    public string Facts { get; }

    public string Write(string name, string content)
    {
        File.WriteAllText(_folder.File(name), content);
        return _folder.File(name);
    }

    public string[] Preview(string format) => ["preview", Plan, "--facts", Facts, "--as-of", AsOf, "--format", format];

    public void Dispose() => _folder.Dispose();
}
