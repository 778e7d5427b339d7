using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>Surgery was done; it anchors everything after.</summary>
public sealed record SurgeryPerformed : Fact, IFactKind<SurgeryPerformed>
{
    public required DateOnly Date { get; init; }

    /// <summary>Not the first operation: a re-excision, the axilla, the other side.</summary>
    public bool Further { get; init; }

    public override FactKind Kind => FactKind.SurgeryPerformed;

    public override string? Subject => EventKeys.Surgery;

    public override string Phrase => FactPhrase.Text($"{(Further ? "a further operation" : "surgery")} was performed on {Date:O}");

    internal override FactDates Dates => FactDates.Happened(Date);

    static string IFactKind<SurgeryPerformed>.Meaning => "Surgery was done; it anchors everything after.";

    static bool IFactKind<SurgeryPerformed>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static SurgeryPerformed IFactKind<SurgeryPerformed>.Map(FactFields fields, SurgeryPerformed? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
        Further = fields.IsMarked("further", "A later operation; the first one stands.", fact?.Further ?? false),
    };
}
