using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Endocrine therapy began.</summary>
public sealed record EndocrineStarted : Fact, IFactKind<EndocrineStarted>
{
    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.EndocrineStarted;

    public override string? Subject => EventKeys.EndocrineStart;

    public override string Phrase => FactPhrase.Text($"endocrine therapy started on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<EndocrineStarted>.Meaning => "Endocrine therapy began.";

    static bool IFactKind<EndocrineStarted>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static EndocrineStarted IFactKind<EndocrineStarted>.Map(FactFields fields, EndocrineStarted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
