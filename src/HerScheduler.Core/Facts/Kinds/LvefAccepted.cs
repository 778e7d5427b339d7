using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>HER2 therapy goes on below normal, under cardiology; a clinician decides it.</summary>
public sealed record LvefAccepted : Fact, IFactKind<LvefAccepted>
{
    private static readonly FieldType<decimal> FloorField = FieldTypes.Tenths("No LVEF at or above it holds, in percent.", 40, 49);
    private static readonly FieldType<DateOnly> UntilField = FieldTypes.Day("The first day on which it no longer stands; it can lie in the future.");

    public required DateOnly Date { get; init; }

    /// <summary>Percent, 40–49: no value at or above it holds.</summary>
    public required decimal Floor { get; init; }

    /// <summary>The first day on which it no longer stands; null: until it is ended.</summary>
    public DateOnly? Until { get; init; }

    public override FactKind Kind => FactKind.LvefAccepted;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"LVEF down to {Floor} % was accepted on {Date:O}{FactPhrase.Because(this)}");

    internal override FactDates Dates => FactDates.Happened(Date) with { PlannedFor = Until };

    static string IFactKind<LvefAccepted>.Meaning => "HER2 therapy goes on with an LVEF below normal, down to the floor, under cardiology.";

    static bool IFactKind<LvefAccepted>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static LvefAccepted IFactKind<LvefAccepted>.Map(FactFields fields, LvefAccepted? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
        Floor = fields.Has("floor", FloorField, fact?.Floor),
        Until = fields.MayHave("until", UntilField, fact?.Until),
    };
}
