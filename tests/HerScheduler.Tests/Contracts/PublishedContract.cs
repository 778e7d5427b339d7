using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Contracts;

/// <summary>
/// The contract as flat lines that can be compared over time. What is sent (<c>out</c>) may grow and not shrink; what is taken (<c>in</c>)
/// may ask for less and not for more.
/// </summary>
internal static class PublishedContract
{
    private const string Needed = ": needed";

    public static IReadOnlyList<string> Lines(JsonObject document)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, channel) in document["channels"]!.AsObject())
        {
            lines.Add($"channel {name} at {channel!["address"]}, {channel["bindings"]!["amqp"]!["exchange"]?["name"] ?? channel["address"]}");
        }

        foreach (var (name, message) in document["components"]!["messages"]!.AsObject())
        {
            lines.Add($"message {name}");
            lines.UnionWith((message!["headers"]?["properties"]?.AsObject() ?? []).Select(header => $"message {name} header {header.Key}"));
        }

        lines.UnionWith(document["components"]!["messageTraits"]!["published"]!["headers"]!["properties"]!.AsObject()
            .Select(header => $"every message header {header.Key}"));
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            Add(lines, schema!["additionalProperties"] is null ? "out" : "in", name, schema.AsObject());
        }

        return [.. lines];
    }

    /// <summary>What would break somebody who relies on <paramref name="before"/>.</summary>
    public static IReadOnlyList<string> Breaks(IReadOnlyCollection<string> before, IReadOnlyCollection<string> now)
    {
        // What a new object asks for is asked of nobody who does not know that object.
        var known = before.Select(line => ParentOf(PathOf(line))).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. before.Except(now).Where(line => !line.EndsWith(Needed, StringComparison.Ordinal)).Select(line => $"gone: {line}"),
            .. now.Except(before).Where(line => line.EndsWith(Needed, StringComparison.Ordinal) && known.Contains(ParentOf(PathOf(line))))
                .Select(line => $"asked for now: {line}"),
        ];
    }

    private static void Add(SortedSet<string> lines, string direction, string path, JsonObject schema)
    {
        if (TypeOf(schema) is { } type)
        {
            lines.Add($"{direction} {path}: {type}");
        }

        lines.UnionWith((schema["enum"]?.AsArray() ?? []).Select(value => $"{direction} {path} = {value}"));
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            Add(lines, direction, $"{path}.{name}", property!.AsObject());
            if (required.Contains(name))
            {
                lines.Add($"{direction} {path}.{name}{(direction == "in" ? Needed : ": always")}");
            }
        }

        if (schema["items"] is JsonObject items)
        {
            Add(lines, direction, path + "[]", items);
        }

        foreach (var part in (schema["allOf"] ?? schema["anyOf"] ?? schema["oneOf"])?.AsArray() ?? [])
        {
            Add(lines, direction, path, part!.AsObject());
        }
    }

    private static string? TypeOf(JsonObject schema) => (schema["$ref"], schema["type"]) switch
    {
        ({ } reference, _) => reference.GetValue<string>()["#/components/schemas/".Length..],
        (_, JsonArray types) => string.Join(" or ", types),
        (_, { } type) when schema["const"] is { } constant => $"{type} {constant}",
        (_, { } type) => type.GetValue<string>(),
        _ => null,
    };

    private static string PathOf(string line) => line.Split(' ', ':')[1];

    private static string ParentOf(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];
}
