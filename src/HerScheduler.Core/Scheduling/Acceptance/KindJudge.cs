using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>What speaks against a fact by its kind. A visitor, so that the compiler asks how a new kind is judged.</summary>
internal sealed class KindJudge(Projection before) : IFactVisitor<Verdict>
{
    public Verdict Visit(DoseGiven fact) => CycleJudge.Given(fact, before);

    public Verdict Visit(DoseOmitted fact) => CycleJudge.Omitted(fact, before);

    public Verdict Visit(Deferred fact) => DeferralJudge.Judge(fact, before);

    public Verdict Visit(Ceased fact) => CeaseJudge.Judge(fact, before);

    public Verdict Visit(DoseChanged fact) => DoseChangeJudge.Judge(fact, before);

    public Verdict Visit(FormulationChanged fact) => FormulationJudge.Judge(fact, before);

    public Verdict Visit(EchoBooked fact) => EchoJudge.Open(fact.Event, before).Verdict;

    public Verdict Visit(EchoPerformed fact) => EchoJudge.Performed(fact, before);

    public Verdict Visit(LvefResult fact) => EchoJudge.Result(fact, before);

    public Verdict Visit(LvefAccepted fact) => AcceptanceJudge.Accepted(fact, before);

    public Verdict Visit(LvefAcceptanceEnded fact) => AcceptanceJudge.Ended(fact, before);

    public Verdict Visit(SurgeryPerformed fact) => SurgeryJudge.Judge(fact, before);

    public Verdict Visit(TaskDone fact) => TaskJudge.Open(fact.Event, before);

    public Verdict Visit(TaskOmitted fact) => TaskJudge.Open(fact.Event, before);

    public Verdict Visit(PathologyResult fact) => MilestoneJudge.Pathology(fact, before);

    public Verdict Visit(Hold fact) => Verdict.Accepted;

    public Verdict Visit(Resume fact) => ResumeJudge.Judge(fact, before);

    public Verdict Visit(RadiotherapyStarted fact) => MilestoneJudge.RadiotherapyStart(before);

    public Verdict Visit(RadiotherapyFinished fact) => MilestoneJudge.RadiotherapyEnd(fact, before);

    public Verdict Visit(EndocrineStarted fact) => MilestoneJudge.EndocrineStart(before);

    public Verdict Visit(PlanAmended fact) => AmendmentJudge.Judge(fact, before);

    public Verdict Visit(PatientDied fact) => Verdict.Accepted;

    public Verdict Visit(PatientWithdrew fact) => Verdict.Accepted;

    public Verdict Visit(PatientTransferred fact) => Verdict.Accepted;

    public Verdict Visit(Acknowledged fact) => FactJudge.FindOpen(before, fact.Event, "#/event").Verdict;

    // Judged by the course itself, which knows the facts; here only a closed plan could speak against it.
    public Verdict Visit(Retracted fact) => Verdict.Accepted;
}
