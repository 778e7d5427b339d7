using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tasks.Library;

/// <summary>Reads an anchor: a name, an event's key or kind as text; doses of agents as an object.</summary>
internal static class TaskAnchorReader
{
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();

    private static readonly (string Name, TaskAnchorKind Kind)[] Objects =
    [
        ("eachCycleOf", TaskAnchorKind.EachCycleOf), ("firstDoseOf", TaskAnchorKind.FirstDoseOf), ("lastDoseOf", TaskAnchorKind.LastDoseOf),
    ];

    private static readonly Shape ObjectShape = new([.. Objects.Select(one => one.Name)]);

    private static readonly string[] EndNames = [.. TaskAnchorNames.Days.Keys];
    private static readonly string[] StartNames = [.. EndNames.Where(name => name != TaskAnchorNames.CourseEnd)];

    private static readonly Expectation<TaskAnchor> Start = Text(
        $"{string.Join(" | ", StartNames)}, the key of an event, a kind of event, or an object of one of {string.Join(", ", ObjectShape.Names)}",
        anchor => anchor.Kind != TaskAnchorKind.CourseEnd);

    private static readonly Expectation<TaskAnchor> End = Text(
        $"a number of times, {string.Join(" | ", EndNames)}, the key of one event, or an object of firstDoseOf or lastDoseOf",
        anchor => !anchor.IsOfEach);

    /// <summary>What the task counts from.</summary>
    public static TaskAnchor ReadAnchor(ObjectReader document) => Read(document, "anchor", Start);

    /// <summary>What the task ends with.</summary>
    public static TaskAnchor ReadEnd(ObjectReader document)
    {
        var end = Read(document, "until", End);
        if (end.IsOfEach)
        {
            document.Fault("until", $"expected {End.Phrase}, found every one of several");
        }

        return end;
    }

    private static TaskAnchor Read(ObjectReader document, string name, Expectation<TaskAnchor> expectation)
    {
        var standIn = new TaskAnchor(TaskAnchorKind.PlanStart, null, AgentSet.Empty);
        if (!document.TryGetElement(name, expectation.Phrase, out var element))
        {
            return standIn;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return document.TryRead(name, expectation, out var anchor) ? anchor : standIn;
        }

        var fields = document.RequiredObject(name, ObjectShape);
        var named = Objects.Where(one => fields.Has(one.Name)).ToList();
        if (named.Count != 1)
        {
            document.Fault(name, $"expected exactly one of {string.Join(", ", ObjectShape.Names)}");
            return standIn;
        }

        return new TaskAnchor(named[0].Kind, null, ReadAgents(fields, named[0].Name));
    }

    /// <summary>One agent, or an array of some.</summary>
    private static AgentSet ReadAgents(ObjectReader fields, string name)
    {
        if (fields.ArrayLength(name) is null)
        {
            return fields.TryRead(name, Drug, out var one) ? AgentSet.Of(one) : AgentSet.Empty;
        }

        var agents = AgentSet.Empty;
        fields.RequiredItems(name, "an agent, or an array of one or more", (element, place) =>
        {
            if (!Drug.TryRead(element, out var agent))
            {
                Drug.Tell(element, place, fields.Faults);
                return agent;
            }

            if (agents.Contains(agent))
            {
                fields.Faults.Add(place, $"{WireNames<Agent>.Of(agent)} stands here more than once");
            }

            agents = agents.Union(AgentSet.Of(agent));
            return agent;
        });
        return agents;
    }

    private static Expectation<TaskAnchor> Text(string phrase, Func<TaskAnchor, bool> accepts) =>
        new(phrase, (JsonElement element, out TaskAnchor anchor) =>
        {
            anchor = default!;
            return Expect.EventKey.TryRead(element, out var text) && TaskAnchorNames.TryParse(text, out anchor) && accepts(anchor);
        });
}
