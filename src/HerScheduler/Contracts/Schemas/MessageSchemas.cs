using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Messages;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The CloudEvents documents that are published: an envelope for each kind, and <c>message</c> for any of them.</summary>
internal static class MessageSchemas
{
    public const string LogHead = "logHeadMessage";

    public static IEnumerable<KeyValuePair<string, JsonNode?>> All()
    {
        yield return new("message", new JsonObject
        {
            ["description"] = "Any message of the exchange; its type says which.",
            ["type"] = "object",
            ["oneOf"] = new JsonArray([.. MessageCatalogue.Kinds.Select(kind => Schema.Ref(NameOf(kind)))]),
        });
        foreach (var kind in MessageCatalogue.Kinds)
        {
            yield return new(NameOf(kind), Envelope(kind));
        }

        yield return new(LogHead, Head());
    }

    /// <summary>The name of the schema of a kind: <c>cycleMessage</c>.</summary>
    public static string NameOf(string kind) => kind == "her2-completion" ? "her2CompletionMessage" : kind + "Message";

    private static JsonObject Envelope(string kind) => new Record($"A CloudEvents 1.0 document about {Subject(kind)}.")
        .Has("specversion", Schema.Const("1.0"))
        .Has("id", Id(
            "The same change never has two ids, and the same id may arrive more than once: forget what has an id seen before. A UUID; follows from plan and sequence."))
        .Has("source", new JsonObject { ["description"] = "The installation's base URI.", ["type"] = "string", ["format"] = "uri" })
        .Has("type", Schema.OneOf("herscheduler.KIND.CHANGE.v1.", MessageCatalogue.ChangesOf(kind).Select(change => new MessageName(kind, change).Type)))
        .Has("subject", Schema.Pattern("The plan, and the key of the event when there is one: plan-0001/tchp-4.", "^[A-Za-z0-9_-]{1,64}(/.+)?$"))
        .Has("time", new JsonObject { ["description"] = "When the service decided it, UTC.", ["type"] = "string", ["format"] = "date-time",
            ["pattern"] = "Z$" })
        .Has("datacontenttype", Schema.Const("application/json"))
        .Has("sequence", Schema.Pattern("data.sequence with leading zeros, ten digits: texts sort like the numbers.", "^[0-9]{10}$"))
        .Has("data", Data(kind))
        .ToSchema();

    /// <summary>The head of the fact log: an envelope without a sequence, since it belongs to no plan.</summary>
    private static JsonObject Head() => new Record("A CloudEvents 1.0 document about the whole fact log.")
        .Has("specversion", Schema.Const("1.0"))
        .Has("id", Id("A UUID; follows from the head."))
        .Has("source", new JsonObject { ["description"] = "The installation's base URI.", ["type"] = "string", ["format"] = "uri" })
        .Has("type", Schema.Const(LogHeadMessage.Type))
        .Has("subject", Schema.Const("log"))
        .Has("time", new JsonObject { ["description"] = "When it was computed, UTC.", ["type"] = "string", ["format"] = "date-time", ["pattern"] = "Z$" })
        .Has("datacontenttype", Schema.Const("application/json"))
        .Has("data", new Record("The head, and what it stands for.")
            .Has("at", Schema.Instant("Everything recorded before it is in the head."))
            .Has("plans", Schema.Whole("How many logs, those of purged plans included.", 0))
            .Has("entries", Schema.Whole("How many entries they have.", 0))
            .Has("notKeyed", Schema.Whole("How many of them were written without a key. Once there is a key this number never grows.", 0))
            .Has("head", Schema.Pattern("To be kept, and given to audit verify --head.", "^[0-9TZ:-]{20}/[0-9a-f]{64}(\\.[0-9a-f]{8})?$"))
            .ToSchema())
        .ToSchema();

    private static JsonObject Id(string meaning) =>
        Schema.Pattern(meaning, "^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");

    private static JsonObject Data(string kind)
    {
        var data = new Record("What happened.")
            .Has("plan", Schema.Identifier("The plan's id."))
            .Has("patient", Schema.Text("The patient's id; never the name."))
            .Has("site", Schema.LowerCaseIdentifier("The clinic, the last word of the routing key."))
            .Has("sequence", Schema.Whole("The number of the message within the plan, over all kinds: 1, 2, 3, … with no gap.", 1));
        _ = kind switch
        {
            MessageCatalogue.Plan => data.Has("event", new JsonObject { ["type"] = "null" }).Has("document", Schema.Ref("plan")),
            MessageCatalogue.Lvef => data.Has("event", Schema.OrNull(Schema.Ref("event"))).Has("alert", Schema.Ref("alert")),
            _ => data.Has("event", EventOf(kind)),
        };
        return data
            .Has("previousDate", Schema.OrNull(Schema.Day("The date before, when the event was listed before.")))
            .Has("reason", Schema.Text("Why, for a person."))
            .Has("cause", Schema.OrNull(Schema.Identifier("The id of the fact behind it; null for approval and notices.")))
            .ToSchema();
    }

    private static JsonObject EventOf(string kind)
    {
        var kinds = MessageCatalogue.EventKinds[kind].Select(WireNames<EventKind>.Of);
        return Schema.AllOf(Schema.Ref("event"), new JsonObject { ["properties"] = new JsonObject { ["kind"] = Schema.OneOf("Of this kind.", kinds) } });
    }

    private static string Subject(string kind) => kind switch
    {
        MessageCatalogue.Plan => "the plan itself",
        MessageCatalogue.Lvef => "an LVEF that needs a decision",
        _ => $"an event of the kind {string.Join(" or ", MessageCatalogue.EventKinds[kind].Select(WireNames<EventKind>.Of))}",
    };
}
