using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>An LVEF below normal is no longer accepted.</summary>
public sealed record LvefAcceptanceEnded : Fact, IFactKind<LvefAcceptanceEnded>
{
    public required DateOnly Date { get; init; }

    public override FactKind Kind => FactKind.LvefAcceptanceEnded;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"the acceptance of a low LVEF was ended on {Date:O}{FactPhrase.Because(this)}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<LvefAcceptanceEnded>.Meaning => "An LVEF below normal is no longer accepted: the policy decides again.";

    static bool IFactKind<LvefAcceptanceEnded>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static LvefAcceptanceEnded IFactKind<LvefAcceptanceEnded>.Map(FactFields fields, LvefAcceptanceEnded? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
