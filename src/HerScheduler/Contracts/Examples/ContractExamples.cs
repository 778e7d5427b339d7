using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Json;
using HerScheduler.Messages;
using HerScheduler.Problems;
using HerScheduler.Settings;

namespace HerScheduler.Contracts.Examples;

/// <summary>The examples of the contract: a fact of each kind from invented lives, and the messages those lives led to.</summary>
internal sealed class ContractExamples
{
    private readonly Dictionary<string, string> _messages;

    private ContractExamples(IReadOnlyList<JsonObject> facts, Dictionary<string, string> messages) => (Facts, _messages) = (facts, messages);

    /// <summary>The first fact of each kind, in the order of the kinds.</summary>
    public IReadOnlyList<JsonObject> Facts { get; }

    public static ContractExamples Make()
    {
        var facts = ExampleLife.All.SelectMany(life => life.Days).SelectMany(day => day.Facts).Select(text => JsonNode.Parse(text)!.AsObject())
            .DistinctBy(fact => fact["kind"]!.GetValue<string>())
            .OrderBy(fact => WireNames<FactKind>.TryParse(fact["kind"]!.GetValue<string>(), out var kind) ? kind : default)
            .ToList();
        var messages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in ExampleLife.All.SelectMany(ExampleMessages.Of))
        {
            messages.TryAdd(row.Type, row.Body);
        }

        return new ContractExamples(facts, messages);
    }

    /// <summary>The first message of that name of the lives; null when they led to none.</summary>
    public JsonNode? MessageOf(MessageName name) => _messages.TryGetValue(name.Type, out var body) ? JsonNode.Parse(body) : null;

    /// <summary>The head of an invented fact log.</summary>
    public static JsonNode LogHead()
    {
        var at = new DateTimeOffset(2026, 1, 26, 14, 0, 0, TimeSpan.Zero);
        var hash = $"{new string('3', 32)}{new string('f', 32)}.1b2c3d4e";
        var data = new LogHeadData(at, Plans: 1204, Entries: 40817, NotKeyed: 0, $"{at.Iso()}/{hash}");
        return JsonNode.Parse(LogHeadMessage.Of(new Uri("https://scheduler.example.org/"), data, at).Body)!;
    }

    /// <summary>A fact that is refused, and why.</summary>
    public static JsonObject Refusal()
    {
        var fact = JsonNode.Parse(ExampleLife.Refused)!;
        var reason = ProblemJson.Text(Problem.NoSuchPlan(fact["plan"]!.GetValue<string>()));
        return new JsonObject { ["name"] = "unknown-plan", ["headers"] = new JsonObject { [Naming.RefusedReason] = reason }, ["payload"] = fact };
    }
}
