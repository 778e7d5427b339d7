using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Radiotherapy began.</summary>
public sealed record RadiotherapyStarted : Fact, IFactKind<RadiotherapyStarted>
{
    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.RadiotherapyStarted;

    public override string? Subject => EventKeys.RadiotherapyStart;

    public override string Phrase => FactPhrase.Text($"radiotherapy started on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<RadiotherapyStarted>.Meaning => "Radiotherapy began.";

    static bool IFactKind<RadiotherapyStarted>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static RadiotherapyStarted IFactKind<RadiotherapyStarted>.Map(FactFields fields, RadiotherapyStarted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
