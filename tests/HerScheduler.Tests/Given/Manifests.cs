using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>deploy/kubernetes, as Kustomize puts it together.</summary>
internal static class Manifests
{
    public const string Folder = "deploy/kubernetes";

    public static JsonNode Kustomization { get; } = Yaml.Read($"{Folder}/kustomization.yaml").Single();

    public static IReadOnlyList<JsonNode> All { get; } = [.. Texts(Kustomization["resources"]).SelectMany(file => Yaml.Read($"{Folder}/{file}"))];

    /// <summary>What runs: each with the template of its pods.</summary>
    public static IReadOnlyList<(string Name, JsonNode Pod)> Workloads { get; } =
        [.. All.Where(manifest => Text(manifest, "kind") is "Deployment" or "Job")
            .Select(manifest => (Name(manifest), manifest["spec"]!["template"]!["spec"]!))];

    public static IEnumerable<JsonNode> OfKind(string kind) => All.Where(manifest => Text(manifest, "kind") == kind);

    public static JsonNode Container(JsonNode pod) => pod["containers"]!.AsArray().Single()!;

    public static string Name(JsonNode manifest) => Text(manifest["metadata"]!, "name");

    public static string Text(JsonNode node, string property) => node[property]!.GetValue<string>();

    public static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(text => text!.GetValue<string>())];

    /// <summary>The settings that every pod gets, by name as in the environment.</summary>
    public static IReadOnlyDictionary<string, string> Settings() => File.ReadAllLines(Repository.File($"{Folder}/settings.env"))
        .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
