using System.Text.Json.Nodes;
using HerScheduler.Contracts.Examples;
using HerScheduler.Contracts.Schemas;
using HerScheduler.Messages;
using HerScheduler.Settings;

namespace HerScheduler.Contracts;

/// <summary>The messages of the contract, each with an example that the service itself has made.</summary>
internal static class Messages
{
    public const string Trait = "published";

    public static JsonObject All(ContractExamples examples)
    {
        var messages = new JsonObject();
        foreach (var name in MessageCatalogue.All)
        {
            messages[name.ToString()] = Published(name, examples.MessageOf(name));
        }

        messages[LogHeadMessage.RoutingKey] = LogHead();
        messages["fact"] = Fact(examples);
        messages["refusedFact"] = RefusedFact();
        return messages;
    }

    /// <summary>What all published messages have in common.</summary>
    public static JsonObject Traits() => new()
    {
        [Trait] = new JsonObject
        {
            ["contentType"] = "application/cloudevents+json",
            ["correlationId"] = new JsonObject { ["description"] = "The causing fact's id, when there is one.", ["location"] = "$message.payload#/data/cause" },
            ["headers"] = new JsonObject
            {
                ["title"] = "PublishedHeaders",
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    [Naming.Replayed] = Schema.Flag("There, and true, on a message that was published before and is published again on demand: same id, same content."),
                },
            },
            ["x-amqp-properties"] = new JsonObject
            {
                ["content_type"] = "application/cloudevents+json",
                ["delivery_mode"] = 2,
                ["message_id"] = "$message.payload#/id",
                ["correlation_id"] = "$message.payload#/data/cause",
            },
        },
    };

    private static JsonObject Published(MessageName name, JsonNode? example)
    {
        var message = new JsonObject
        {
            ["name"] = name.Type,
            ["title"] = $"{name.Kind} {name.Change}",
            ["summary"] = MessageCatalogue.Meaning(name),
            ["traits"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/messageTraits/" + Trait }),
            ["payload"] = Titles.Give(
                Schema.AllOf(
                    Schema.Ref(MessageSchemas.NameOf(name.Kind)),
                    new JsonObject { ["properties"] = new JsonObject { ["type"] = Schema.Const(name.Type) } }),
                Titles.Words(name.ToString())),
        };
        if (example is null)
        {
            // The contract has it, and nothing in this version leads to it: an echo is never held.
            message["x-sent"] = false;
        }
        else
        {
            message["examples"] = new JsonArray(new JsonObject { ["name"] = name.ToString(), ["payload"] = example });
        }

        return message;
    }

    private static JsonObject LogHead() => new()
    {
        ["name"] = LogHeadMessage.Type,
        ["title"] = "log head",
        ["summary"] = "What the whole fact log comes to: kept elsewhere, it proves later that nothing recorded before was taken away or written anew (audit verify --head).",
        ["contentType"] = "application/cloudevents+json",
        ["x-amqp-properties"] =
            new JsonObject { ["content_type"] = "application/cloudevents+json", ["delivery_mode"] = 2, ["message_id"] = "$message.payload#/id" },
        ["payload"] = Schema.Ref(MessageSchemas.LogHead),
        ["examples"] = new JsonArray(new JsonObject { ["name"] = LogHeadMessage.RoutingKey, ["payload"] = ContractExamples.LogHead() }),
    };

    private static JsonObject Fact(ContractExamples examples) => new()
    {
        ["name"] = "fact",
        ["title"] = "A fact",
        ["summary"] = "One thing that happened or was decided. Sending it again with the same id and content changes nothing.",
        ["contentType"] = "application/json",
        ["x-amqp-properties"] = new JsonObject { ["content_type"] = "application/json", ["delivery_mode"] = 2, ["message_id"] = "$message.payload#/id" },
        ["payload"] = Schema.Ref("fact"),
        ["examples"] = new JsonArray([.. examples.Facts.Select(fact =>
            new JsonObject { ["name"] = fact["kind"]!.GetValue<string>(), ["payload"] = fact.DeepClone() })]),
    };

    private static JsonObject RefusedFact() => new()
    {
        ["name"] = "refusedFact",
        ["title"] = "A refused fact",
        ["summary"] = "The body as it came, whatever it is, with the message_id it came with.",
        ["headers"] = new JsonObject
        {
            ["title"] = "RefusedFactHeaders",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [Naming.RefusedReason] = Schema.Text("The problem document (components.schemas.problem) as JSON text. Absent on a dead letter of the broker's, which has x-death instead."),
                [Naming.RefusedSender] = Schema.Text("The broker's user who had sent it, when the message said so in user_id."),
                [Naming.HeadersDropped] = Schema.Flag("There, and true, when the sender's own headers left no room for the reason and were dropped."),
            },
        },
        ["payload"] = new JsonObject { ["title"] = "RefusedFactBody",
            ["description"] = "Not necessarily a fact, nor JSON: what could not be read is refused too." },
        ["examples"] = new JsonArray(ContractExamples.Refusal()),
    };
}
