using System.Text.Json.Nodes;

namespace HerScheduler.Contracts;

/// <summary>What the service does on the channels: it sends messages and refusals, and receives facts.</summary>
internal static class Operations
{
    public static JsonObject All()
    {
        var operations = new JsonObject();
        foreach (var kind in MessageCatalogue.Kinds)
        {
            operations["publish-" + kind] = Of(
                "send",
                kind,
                $"Publishes what becomes of {kind}.",
                new JsonObject { ["deliveryMode"] = 2, ["mandatory"] = true });
        }

        operations["publish-log-head"] =
            Of("send", Channels.Audit, "Publishes, once a day, what the whole fact log comes to.", new JsonObject { ["deliveryMode"] = 2 });
        operations["take-facts"] =
            Of("receive", Channels.Facts, "Records the fact; acknowledges when it is stored, or moved to the refused ones.", new JsonObject { ["ack"] = true });
        operations["refuse-facts"] = Of("send", Channels.RefusedFacts, "Passes a refused fact on with the reason.", new JsonObject { ["deliveryMode"] = 2 });
        return operations;
    }

    private static JsonObject Of(string action, string channel, string summary, JsonObject binding)
    {
        binding["bindingVersion"] = "0.3.0";
        return new JsonObject
        {
            ["action"] = action,
            ["channel"] = new JsonObject { ["$ref"] = "#/channels/" + channel },
            ["summary"] = summary,
            ["bindings"] = new JsonObject { ["amqp"] = binding },
        };
    }
}
