using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Contracts.Examples;
using HerScheduler.Contracts.Schemas;
using HerScheduler.Security.Policies;

namespace HerScheduler.Contracts;

/// <summary>
/// The message contract as an AsyncAPI 3.0 document, made from the types that messages are made of: <c>docs/asyncapi.json</c> is this text,
/// and <c>/asyncapi/v1.json</c> answers with it.
/// </summary>
internal static class AsyncApiDocument
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<string> Whole = new(() => Readably(Build(ContractExamples.Make())));

    /// <summary>The document; the same text each time.</summary>
    public static string Text => Whole.Value;

    public static void MapContract(this IEndpointRouteBuilder app) =>
        app.MapGet("/asyncapi/v1.json", () => Results.Text(Text, "application/json")).Needs(Policy.SignedIn).ExcludeFromDescription();

    private static JsonObject Build(ContractExamples examples) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "HerScheduler messages",
            ["version"] = "1.0.0",
            ["description"] = "What the service tells other systems over RabbitMQ, and the facts it takes from them. docs/consuming.md tells how to use it. "
                + "Published objects stay open: later versions may add properties and enum values, and take none away under the same type. "
                + "Messages marked x-sent: false belong to the contract, but nothing in this version leads to them. "
                + "Scheduling support, not medical advice.",
        },
        ["defaultContentType"] = "application/json",
        ["servers"] = new JsonObject
        {
            ["rabbitmq"] = new JsonObject
            {
                ["host"] = "rabbitmq.example.org:5672",
                ["protocol"] = "amqp",
                ["protocolVersion"] = "0.9.1",
                ["description"] = "The installation's RabbitMQ 3.10 or later; amqps with TLS.",
            },
        },
        ["channels"] = Channels.All(),
        ["operations"] = Operations.All(),
        ["components"] = new JsonObject
        {
            ["messageTraits"] = Messages.Traits(),
            ["messages"] = Messages.All(examples),
            ["schemas"] = AllSchemas(),
        },
    };

    private static JsonObject AllSchemas() =>
        Titles.Complete([.. MessageSchemas.All(), .. EventSchemas.All(), .. PlanSchemas.All(), .. FactSchemas.All(), .. ProblemSchemas.All()]);

    private static string Readably(JsonObject document) => document.ToJsonString(Readable) + "\n";
}
