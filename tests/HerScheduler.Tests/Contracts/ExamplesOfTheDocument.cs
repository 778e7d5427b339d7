using System.Text.Json.Nodes;
using HerScheduler.Settings;

namespace HerScheduler.Tests.Contracts;

/// <summary>Every example of the AsyncAPI document with the type it is of, as a consumer would declare it.</summary>
internal static class ExamplesOfTheDocument
{
    public static IReadOnlyList<(string Type, JsonNode Value)> All { get; } =
    [
        .. from message in ContractSchemas.Document["components"]!["messages"]!.AsObject()
           where message.Key != "refusedFact"
           from example in message.Value!["examples"]?.AsArray() ?? []
           select (TypeOf(message.Key), example!["payload"]!),
    ];

    /// <summary>What the reason of a refusal is: the header is JSON text.</summary>
    public static JsonNode Refusal => JsonNode.Parse(
        ContractSchemas.Document["components"]!["messages"]!["refusedFact"]!["examples"]![0]!["headers"]![Naming.RefusedReason]!.GetValue<string>())!;

    private static string TypeOf(string message) => message switch
    {
        "fact" => "Fact",
        "log.head" => "LogHeadMessage",
        _ => "Message",
    };
}
