using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>A cycle was given on <see cref="Date"/>; later cycles anchor on it.</summary>
public sealed record DoseGiven : Fact, IFactKind<DoseGiven>
{
    private static readonly FieldType<AgentSet> AgentsField = FieldTypes.Agents("What was given, when not everything that was due.");
    private static readonly FieldRule PartialNamesAgents = FieldRule.NeededWith("partial", "agents", "the agents that were given so far");

    public required string Event { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>What was given, when not everything that was due.</summary>
    public AgentSet? Agents { get; init; }

    /// <summary>More of the cycle may follow: agents that are not recorded yet count as given until they are recorded as given or omitted.</summary>
    public bool Partial { get; init; }

    public override FactKind Kind => FactKind.DoseGiven;

    public override string? Subject => Event;

    public override string Phrase => FactPhrase.Text($"{Event} was given on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<DoseGiven>.Meaning =>
        "The cycle was given on that date; later cycles anchor on it. A further one with other agents, at most 3 days away, adds them.";

    static bool IFactKind<DoseGiven>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static DoseGiven IFactKind<DoseGiven>.Map(FactFields fields, DoseGiven? fact)
    {
        var mapped = new DoseGiven
        {
            Id = fields.Id,
            Plan = fields.Plan,
            By = fields.By,
            Event = fields.Event(fact?.Event),
            Date = fields.Date(fact?.Date),
            Agents = fields.MayHave("agents", AgentsField, fact?.Agents),
            Partial = fields.IsMarked("partial", "More agents of the cycle may follow; those not recorded yet count as given.", fact?.Partial ?? false),
        };
        fields.Rule(PartialNamesAgents);
        return mapped;
    }
}
