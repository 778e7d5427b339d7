using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>The dose of an agent is another one from there on; dates do not move.</summary>
public sealed record DoseChanged : Fact, IFactKind<DoseChanged>
{
    private static readonly FieldType<Agent> WhichAgent = FieldTypes.OneOf<Agent>("The drug.");
    private static readonly FieldType<string> NewDose = FieldTypes.Line("The maintenance dose from there on, as text.", 80);

    public required Agent Agent { get; init; }

    /// <summary>The maintenance dose as text: <c>3.0 mg/kg</c>.</summary>
    public required string Dose { get; init; }

    /// <summary>The cycle or the day from which on it counts.</summary>
    public required EventOrDay From { get; init; }

    public override FactKind Kind => FactKind.DoseChanged;

    public override string? Subject => null;

    public override string Phrase => $"{WireNames<Agent>.Of(Agent)} was changed to {Dose} from {From}{FactPhrase.Because(this)}";

    internal override FactDates Dates => FactDates.Planned(From.Day);

    static string IFactKind<DoseChanged>.Meaning =>
        "The maintenance dose of an agent is another one from there on in its track and the later ones; loading doses keep theirs, nothing moves.";

    static bool IFactKind<DoseChanged>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static DoseChanged IFactKind<DoseChanged>.Map(FactFields fields, DoseChanged? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Agent = fields.Has("agent", WhichAgent, fact?.Agent),
        Dose = fields.Has("dose", NewDose, fact?.Dose),
        From = fields.Has("from", EventOrDay.Field, fact?.From),
    };
}
