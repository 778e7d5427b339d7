using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Messages;
using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;

namespace HerScheduler.Contracts;

/// <summary>Where messages travel: one channel for each kind on the topic exchange, and the two queues of facts.</summary>
internal static class Channels
{
    public const string Audit = "audit";
    public const string Facts = "facts";
    public const string RefusedFacts = "refusedFacts";

    public static JsonObject All()
    {
        var channels = new JsonObject();
        foreach (var kind in MessageCatalogue.Kinds)
        {
            channels[kind] = OfKind(kind);
        }

        channels[Audit] = new JsonObject
        {
            ["address"] = LogHeadMessage.RoutingKey,
            ["description"] = $"Routing key {LogHeadMessage.RoutingKey} of the exchange {Naming.Audit}: for whoever audits, apart from what consumers count.",
            ["messages"] = References([LogHeadMessage.RoutingKey]),
            ["bindings"] = Exchange(Naming.Audit),
        };
        channels[Facts] = Queue(
            Naming.Facts,
            $"Facts sent to the service, one a message, plain JSON. Durable; a refused fact goes to {Naming.RefusedFacts}.",
            "fact",
            FactQueueArguments.For(Naming.RefusedFacts));
        channels[RefusedFacts] = Queue(
            Naming.RefusedFacts,
            "Facts that were refused, unchanged, each with the reason in a header. Nothing is dropped.",
            "refusedFact",
            QuorumQueue.Arguments());
        return channels;
    }

    private static JsonObject OfKind(string kind)
    {
        var changes = MessageCatalogue.ChangesOf(kind);
        return new JsonObject
        {
            ["address"] = $"{kind}.{{change}}.{{site}}",
            ["description"] = $"Routing keys {kind}.CHANGE.SITE of the exchange {Naming.Exchange}.",
            ["messages"] = References(changes.Select(change => new MessageName(kind, change).ToString())),
            ["parameters"] = new JsonObject
            {
                ["change"] = new JsonObject
                {
                    ["description"] = "What happened.",
                    ["enum"] = new JsonArray([.. changes.Select(change => JsonValue.Create(change))]),
                },
                ["site"] = new JsonObject { ["description"] = "The id of the clinic: a to z, digits and -.", ["examples"] = new JsonArray("north-clinic") },
            },
            ["bindings"] = Exchange(Naming.Exchange),
        };
    }

    private static JsonObject Exchange(string name) => Amqp(new JsonObject
    {
        ["is"] = "routingKey",
        ["exchange"] = new JsonObject { ["name"] = name, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
    });

    private static JsonObject Queue(string name, string description, string message, Dictionary<string, object?> arguments) => new()
    {
        ["address"] = name,
        ["description"] = description,
        ["messages"] = References([message]),
        ["bindings"] = Amqp(new JsonObject
        {
            ["is"] = "queue",
            ["queue"] = new JsonObject { ["name"] = name, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false },
        }),
        ["x-queue-arguments"] = JsonSerializer.SerializeToNode(arguments),
    };

    private static JsonObject References(IEnumerable<string> messages)
    {
        var references = new JsonObject();
        foreach (var message in messages)
        {
            references[message] = new JsonObject { ["$ref"] = "#/components/messages/" + message };
        }

        return references;
    }

    private static JsonObject Amqp(JsonObject binding)
    {
        binding["bindingVersion"] = "0.3.0";
        return new JsonObject { ["amqp"] = binding };
    }
}
