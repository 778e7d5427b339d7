using System.Text.Json;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>Reads one track of a protocol document, as far as it can be judged by itself.</summary>
internal static class TrackReader
{
    private static readonly Shape TrackShape = new("id", "title", "phase", "intervalDays", "count", "firstNumber", "after", "agents", "source", "tasks");
    private static readonly Shape AgentShape = new("agent", "dose", "loadingDose");

    private static readonly Expectation<TrackPhase> Phase = Expect.OneOf<TrackPhase>();
    private static readonly Expectation<int> Interval = Expect.WholeNumber(1, 84);
    private static readonly Expectation<int> Count = Expect.WholeNumber(1, 60);
    private static readonly Expectation<int> FirstNumber = Expect.WholeNumber(1, 60);
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();
    private static readonly Expectation<string> Dose = Expect.Line(40);

    // Events of the scheduler's own have these prefixes: a track of that name would give two events one key.
    private static readonly string[] ReservedIds = ["echo", "echo-repeat", "echo-follow-up"];

    // An event's key is the id, a hyphen and a number of up to three digits (60 cycles from number 60 on), and has at most 64 characters.
    private const int LongestId = 60;

    private static readonly Expectation<string> TrackId = Expect.Text(
        $"an identifier of 1–{LongestId} letters a–z, digits or -, none of {string.Join(", ", ReservedIds)}",
        text => text.Length <= LongestId && Expect.IsLowerCaseIdentifier(text) && !ReservedIds.Contains(text));

    public static Track Read(JsonElement element, Place place, Faults faults, Expectation<string> title, Expectation<string> source, string protocolSource)
    {
        var track = new ObjectReader(element, place, faults, TrackShape);
        return new Track(
            track.Required("id", TrackId),
            track.Required("title", title),
            track.Optional("phase", Phase, TrackPhase.Initial),
            track.Required("intervalDays", Interval),
            track.Required("count", Count),
            track.Optional("firstNumber", FirstNumber, 1),
            track.OrNull("after", Expect.LowerCaseIdentifier),
            ReadAgents(track),
            track.Optional("source", source, protocolSource))
        {
            Tasks = ReadTasks(track),
        };
    }

    /// <summary>Ids of tasks; whether there are such tasks is not judged here.</summary>
    public static IReadOnlyList<string> ReadTasks(ObjectReader track) => track.Items("tasks", (task, place) =>
    {
        if (!Expect.LowerCaseIdentifier.TryRead(task, out var id))
        {
            Expect.LowerCaseIdentifier.Tell(task, place, track.Faults);
        }

        return id;
    });

    private static IReadOnlyList<TrackAgent> ReadAgents(ObjectReader track)
    {
        var seen = AgentSet.Empty;
        return track.RequiredItems("agents", "an array of one agent or more", (element, place) =>
        {
            var agent = ReadAgent(new ObjectReader(element, place, track.Faults, AgentShape), out var isKnown);
            if (isKnown && seen.Contains(agent.Agent))
            {
                track.Faults.Add(place.Member("agent"), $"{WireNames<Agent>.Of(agent.Agent)} stands in this track more than once");
            }

            seen = isKnown ? seen.Union(AgentSet.Of(agent.Agent)) : seen;
            return agent;
        });
    }

    private static TrackAgent ReadAgent(ObjectReader agent, out bool isKnown)
    {
        isKnown = agent.TryRequire("agent", Drug, out var drug);
        var loadingDose = agent.OrNull("loadingDose", Dose);
        if (isKnown && loadingDose is not null && !AgentSet.Her2Antibodies.Contains(drug))
        {
            agent.Fault("loadingDose", $"expected none: only trastuzumab and pertuzumab have a loading dose, {WireNames<Agent>.Of(drug)} has not");
        }

        return new TrackAgent(drug, agent.Required("dose", Dose), loadingDose);
    }
}
