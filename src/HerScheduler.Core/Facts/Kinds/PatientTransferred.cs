using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>The patient is treated elsewhere; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientTransferred : PatientLeft, IFactKind<PatientTransferred>
{
    public override FactKind Kind => FactKind.PatientTransferred;

    public override string Phrase => FactPhrase.Text($"the patient transferred on {Date:O}{FactPhrase.Because(this)}");

    static string IFactKind<PatientTransferred>.Meaning => "The patient is treated elsewhere; the plan is closed and everything open is cancelled.";

    static bool IFactKind<PatientTransferred>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static PatientTransferred IFactKind<PatientTransferred>.Map(FactFields fields, PatientTransferred? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
