using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Facts;

/// <summary>Trastuzumab and pertuzumab are given in another formulation from <see cref="From"/> on.</summary>
public sealed record FormulationChanged : Fact, IFactKind<FormulationChanged>
{
    private static readonly FieldType<Formulation> NewFormulation = FieldTypes.OneOf<Formulation>("Into a vein, or under the skin.");
    private static readonly FieldType<DateOnly> FirstDay = FieldTypes.Day("From this day on; it can lie in the future.");

    public required Formulation To { get; init; }

    public required DateOnly From { get; init; }

    public override FactKind Kind => FactKind.FormulationChanged;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"the antibodies are given {FormulationNames.Of(To)} from {From:O} on{FactPhrase.Because(this)}");

    internal override FactDates Dates => FactDates.Planned(From);

    static string IFactKind<FormulationChanged>.Meaning => "Trastuzumab and pertuzumab are given in another formulation from that day on.";

    static bool IFactKind<FormulationChanged>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static FormulationChanged IFactKind<FormulationChanged>.Map(FactFields fields, FormulationChanged? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        To = fields.Has("to", NewFormulation, fact?.To),
        From = fields.Has("from", FirstDay, fact?.From),
    };
}
