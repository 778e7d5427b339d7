using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>A list of drugs, each named once.</summary>
internal static class AgentsField
{
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();

    public static AgentSet Read(ObjectReader reader, string name)
    {
        var seen = AgentSet.Empty;
        reader.RequiredItems(name, "an array of one agent or more", (element, place) =>
        {
            if (!Drug.TryRead(element, out var agent))
            {
                Drug.Tell(element, place, reader.Faults);
                return agent;
            }

            if (seen.Contains(agent))
            {
                reader.Faults.Add(place, $"{WireNames<Agent>.Of(agent)} is named more than once");
            }

            seen = seen.Union(AgentSet.Of(agent));
            return agent;
        });
        return seen;
    }

    public static void Write(Utf8JsonWriter writer, string name, AgentSet agents)
    {
        writer.WriteStartArray(name);
        foreach (var agent in agents.Members())
        {
            writer.WriteStringValue(WireNames<Agent>.Of(agent));
        }

        writer.WriteEndArray();
    }

    public static JsonObject Schema(string meaning)
    {
        var schema = JsonSchema.ListOf(meaning, JsonSchema.OneOf("The drug.", WireNames<Agent>.All));
        schema["minItems"] = 1;
        schema["uniqueItems"] = true;
        return schema;
    }
}
