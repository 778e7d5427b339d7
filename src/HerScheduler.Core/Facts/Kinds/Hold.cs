using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>A clinician put HER2 therapy on hold.</summary>
public sealed record Hold : Fact, IFactKind<Hold>
{
    private static readonly FieldType<DateOnly> FromField = FieldTypes.Day("From this day on; it can lie in the future.");

    public required DateOnly From { get; init; }

    public override FactKind Kind => FactKind.Hold;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"HER2 therapy was put on hold from {From:O}{FactPhrase.Because(this)}");

    internal override FactDates Dates => FactDates.Planned(From);

    static string IFactKind<Hold>.Meaning => "A clinician put HER2 therapy on hold.";

    static bool IFactKind<Hold>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Hold IFactKind<Hold>.Map(FactFields fields, Hold? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        From = fields.Has("from", FromField, fact?.From),
    };
}
