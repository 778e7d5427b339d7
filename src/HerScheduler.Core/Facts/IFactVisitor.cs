namespace HerScheduler.Core.Facts;

/// <summary>One answer for each kind of fact. Whoever tells kinds apart implements it: then the compiler names every kind that lacks an answer.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IFactVisitor<out T>
{
    public T Visit(DoseGiven fact);

    public T Visit(DoseOmitted fact);

    public T Visit(Deferred fact);

    public T Visit(Ceased fact);

    public T Visit(DoseChanged fact);

    public T Visit(FormulationChanged fact);

    public T Visit(EchoBooked fact);

    public T Visit(EchoPerformed fact);

    public T Visit(LvefResult fact);

    public T Visit(LvefAccepted fact);

    public T Visit(LvefAcceptanceEnded fact);

    public T Visit(SurgeryPerformed fact);

    public T Visit(TaskDone fact);

    public T Visit(TaskOmitted fact);

    public T Visit(PathologyResult fact);

    public T Visit(Hold fact);

    public T Visit(Resume fact);

    public T Visit(RadiotherapyStarted fact);

    public T Visit(RadiotherapyFinished fact);

    public T Visit(EndocrineStarted fact);

    public T Visit(PlanAmended fact);

    public T Visit(PatientDied fact);

    public T Visit(PatientWithdrew fact);

    public T Visit(PatientTransferred fact);

    public T Visit(Acknowledged fact);

    public T Visit(Retracted fact);
}
