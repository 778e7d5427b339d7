using HerScheduler.Core.Facts.Fields;

namespace HerScheduler.Core.Facts;

/// <summary>The patient withdrew; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientWithdrew : PatientLeft, IFactKind<PatientWithdrew>
{
    public override FactKind Kind => FactKind.PatientWithdrew;

    public override string Phrase => FactPhrase.Text($"the patient withdrew on {Date:O}{FactPhrase.Because(this)}");

    static string IFactKind<PatientWithdrew>.Meaning => "The patient withdrew; the plan is closed and everything open is cancelled.";

    static bool IFactKind<PatientWithdrew>.NeedsReason => true;

    public override T Accept<T>(IFactVisitor<T> visitor) => visitor.Visit(this);

    static PatientWithdrew IFactKind<PatientWithdrew>.Map(FactFields fields, PatientWithdrew? fact) => new()
    {
        Id = fields.Id,
        Plan = fields.Plan,
        By = fields.By,
        Date = fields.Date(fact?.Date),
    };
}
