using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Radiotherapy ended.</summary>
public sealed record RadiotherapyFinished : Fact, IFactKind<RadiotherapyFinished>
{
    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.RadiotherapyFinished;

    public override string? Subject => EventKeys.RadiotherapyEnd;

    public override string Phrase => FactPhrase.Text($"radiotherapy finished on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<RadiotherapyFinished>.Meaning => "Radiotherapy ended.";

    static bool IFactKind<RadiotherapyFinished>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static RadiotherapyFinished IFactKind<RadiotherapyFinished>.Map(FactFields fields, RadiotherapyFinished? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
