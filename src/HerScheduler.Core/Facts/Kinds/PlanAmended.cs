using HerScheduler.Core.Facts.Fields;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Facts;

/// <summary>A whole new plan for the same patient replaces the plan from now on; what was done stays done.</summary>
public sealed record PlanAmended : Fact, IFactKind<PlanAmended>
{
    public required TreatmentPlan Document { get; init; }

    public override FactKind Kind => FactKind.PlanAmended;

    public override string? Subject => null;

    public override string Phrase => $"the plan was amended (protocol {Document.Protocol})";

    internal override FactDates Dates => FactDates.None;

    static string IFactKind<PlanAmended>.Meaning => "A whole new plan for the same patient replaces the plan from now on; what was done stays done.";

    static bool IFactKind<PlanAmended>.NeedsReason => false;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static PlanAmended IFactKind<PlanAmended>.Map(FactFields fields, PlanAmended? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Document = fields.Document("document", fact?.Document),
    };
}
