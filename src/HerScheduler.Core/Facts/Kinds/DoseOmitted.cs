using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>A cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end.</summary>
public sealed record DoseOmitted : Fact, IFactKind<DoseOmitted>
{
    private static readonly FieldType<AgentSet> AgentsField = FieldTypes.Agents("What was left out, when not the whole cycle.");

    public required string Event { get; init; }

    /// <summary>What was left out, when not the whole cycle.</summary>
    public AgentSet? Agents { get; init; }

    public override FactKind Kind => FactKind.DoseOmitted;

    public override string? Subject => Event;

    public override string Phrase =>
        Agents is { } agents ? $"{AgentNames.Of(agents)} of {Event} was omitted{FactPhrase.Because(this)}" : $"{Event} was omitted{FactPhrase.Because(this)}";

    public override string ShortPhrase => Agents is null ? $"{Event} was omitted" : Phrase;

    internal override FactDates Dates => FactDates.None;

    static string IFactKind<DoseOmitted>.Meaning =>
        "The cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end.";

    static bool IFactKind<DoseOmitted>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static DoseOmitted IFactKind<DoseOmitted>.Map(FactFields fields, DoseOmitted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Event = fields.Event(fact?.Event),
        Agents = fields.MayHave("agents", AgentsField, fact?.Agents),
    };
}
