using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>A clinician resumed HER2 therapy. Ends every hold recorded before it.</summary>
public sealed record Resume : Fact, IFactKind<Resume>
{
    private static readonly FieldType<DateOnly> FromField = FieldTypes.Day("From this day on; it can lie in the future.");

    public required DateOnly From { get; init; }

    public override FactKind Kind => FactKind.Resume;

    public override string? Subject => null;

    public override string Phrase => FactPhrase.Text($"HER2 therapy was resumed from {From:O}{FactPhrase.Because(this)}");

    internal override FactDates Dates => FactDates.Planned(From);

    static string IFactKind<Resume>.Meaning => "A clinician resumed HER2 therapy.";

    static bool IFactKind<Resume>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static Resume IFactKind<Resume>.Map(FactFields fields, Resume? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        From = fields.Has("from", FromField, fact?.From),
    };
}
