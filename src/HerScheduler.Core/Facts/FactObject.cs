using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>One fact document being read: the fields all facts have, and those that several kinds share.</summary>
internal sealed class FactObject
{
    private static readonly Expectation<Agent> Drug = Expect.OneOf<Agent>();

    private readonly bool _needsReason;

    public FactObject(JsonElement element, Place place, Faults faults, FactKind? kind)
    {
        Fields = new ObjectReader(element, place, faults, kind is { } known ? FactShapes.Of(known) : FactShapes.OfUnknownKind);
        _needsReason = kind is { } needing && FactShapes.NeedsReason(needing);
        Id = Fields.Required("id", Expect.Identifier);
        Plan = Fields.Required("plan", Expect.Identifier);
        By = Fields.Required("by", Expect.Person);
    }

    public ObjectReader Fields { get; }

    public string Id { get; }

    public string Plan { get; }

    public string By { get; }

    /// <summary><paramref name="fact"/> with the reason and the force of this document.</summary>
    public Fact Complete(Fact fact)
    {
        var force = Fields.Optional("force", Expect.Flag, otherwise: false);
        if (force && !_needsReason && !Fields.Has("reason"))
        {
            Fields.Fault("reason", $"required with force, but missing: expected {Expect.FreeText.Phrase}");
        }

        var reason = _needsReason ? Fields.Required("reason", Expect.FreeText)
            : Fields.TryRead("reason", Expect.FreeText, out var given) ? given
            : null;
        return reason is null && !force ? fact : fact with { Reason = reason, Force = force };
    }

    public string Event() => Fields.Required("event", Expect.EventKey);

    public DateOnly Day(string name = "date") => Fields.Required(name, Expect.Day);

    /// <summary>Null when not stated: all agents of the cycle.</summary>
    public AgentSet? Agents()
    {
        if (!Fields.Has("agents"))
        {
            return null;
        }

        var seen = AgentSet.Empty;
        Fields.RequiredItems("agents", "an array of one agent or more", (element, place) =>
        {
            if (!Drug.TryRead(element, out var agent))
            {
                Drug.Tell(element, place, Fields.Faults);
                return agent;
            }

            if (seen.Contains(agent))
            {
                Fields.Faults.Add(place, $"{WireNames<Agent>.Of(agent)} is named more than once");
            }

            seen = seen.Union(AgentSet.Of(agent));
            return agent;
        });
        return seen;
    }
}
