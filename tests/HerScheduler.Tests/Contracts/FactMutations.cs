using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Contracts;

/// <summary>A fact with one thing changed.</summary>
/// <param name="What">What was done, for a message.</param>
/// <param name="Fact">The fact then.</param>
internal sealed record FactMutation(string What, JsonObject Fact);

/// <summary>
/// Every property of a fact, at any depth, taken away, doubled under another name, and set to values inside and outside what is expected.
/// Left out is what no schema can say: that a day exists (31 February), that the amended document has the id of the plan, which protocols and tasks there are.
/// </summary>
internal static class FactMutations
{
    private static readonly string[] KnownOnlyToTheReader = ["document/id", "document/protocol", "document/tasks", "plan"];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "9.9", "10", "90", "90.5", "-1", "\"\"", "\" \"", "\"x\"", "\"all\"", "\"pcr\"", "\"residual\"", "\"IIB\"", "\"R1\"",
        "\"2026-01-05\"",
        "\"2026-1-5\"", "\"north clinic\"", "\"a@b.example\"", "\"a b@c\"", "[]", "{}", "[\"trastuzumab\"]", "[\"trastuzumab\",\"trastuzumab\"]",
        "[\"aspirin\"]",
        "[{\"rule\":\"R1\",\"reason\":\"x\",\"by\":\"y\"}]", "[{\"rule\":\"R99\",\"reason\":\"x\",\"by\":\"y\"}]", "{\"years\":5}", "{\"start\":null}",
        "{\"fractions\":51}",
    ];

    public static IEnumerable<FactMutation> Of(JsonObject fact)
    {
        var kind = fact["kind"]!.GetValue<string>();
        foreach (var path in Paths(fact, ""))
        {
            yield return Changed(kind, fact, path, "taken away", (parent, name) => parent.Remove(name));
            yield return Changed(kind, fact, path, "beside another", (parent, name) => parent[name + "x"] = 1);
            foreach (var value in KnownOnlyToTheReader.Contains(path) ? [] : Values)
            {
                yield return Changed(kind, fact, path, $"is {value}", (parent, name) => parent[name] = JsonNode.Parse(value));
            }
        }

        foreach (var (name, value) in new[] { ("force", "true"), ("force", "false"), ("reason", "\"because\""), ("agents", "[\"pertuzumab\"]"),
            ("event", "\"echo-1\"") })
        {
            yield return Changed(kind, fact, name, $"is {value}", (parent, _) => parent[name] = JsonNode.Parse(value));
        }

        yield return Changed(kind, fact, "force", "with a reason", (parent, _) => (parent["force"], parent["reason"]) = (true, "because"));
    }

    private static FactMutation Changed(string kind, JsonObject fact, string path, string what, Action<JsonObject, string> change)
    {
        var copy = fact.DeepClone().AsObject();
        var names = path.Split('/');
        var parent = names[..^1].Aggregate(copy, (node, name) => node[name]!.AsObject());
        change(parent, names[^1]);
        return new FactMutation($"{kind}: {path} {what}", copy);
    }

    private static IEnumerable<string> Paths(JsonObject node, string prefix) => node.SelectMany(member =>
        member.Value is JsonObject inner ? Paths(inner, $"{prefix}{member.Key}/").Prepend(prefix + member.Key) : [prefix + member.Key]);
}
