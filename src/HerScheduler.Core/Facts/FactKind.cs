namespace HerScheduler.Core.Facts;

/// <summary>The kinds of facts. Each has a record of the same name in <c>Facts/Kinds</c>.</summary>
public enum FactKind
{
    DoseGiven,
    DoseOmitted,
    Deferred,
    Ceased,
    DoseChanged,
    FormulationChanged,
    EchoBooked,
    EchoPerformed,
    LvefResult,
    LvefAccepted,
    LvefAcceptanceEnded,
    SurgeryPerformed,
    TaskDone,
    TaskOmitted,
    PathologyResult,
    Hold,
    Resume,
    RadiotherapyStarted,
    RadiotherapyFinished,
    EndocrineStarted,
    PlanAmended,
    PatientDied,
    PatientWithdrew,
    PatientTransferred,
    Acknowledged,
    Retracted,
}
