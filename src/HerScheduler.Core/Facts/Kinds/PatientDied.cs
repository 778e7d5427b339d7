using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>The patient died; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientDied : PatientLeft, IFactKind<PatientDied>
{
    public override FactKind Kind => FactKind.PatientDied;

    public override string Phrase => FactPhrase.Text($"the patient died on {Date:O}");

    static string IFactKind<PatientDied>.Meaning => "The patient died; the plan is closed and everything open is cancelled.";

    static bool IFactKind<PatientDied>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static PatientDied IFactKind<PatientDied>.Map(FactFields fields, PatientDied? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
