using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>
/// Enters an accepted fact into the ledger. What a fact refers to is settled here, once, by the schedule as it was before it:
/// which echo a result closes, which agents a dose had, which cycles nothing moves any more.
/// </summary>
/// <remarks>A visitor, so that the compiler asks what a new kind does; <see cref="Entered.WithoutEffect"/> says that it does nothing to the dates.</remarks>
internal sealed class LedgerEntry(Ledger ledger, int order, Projection before, PlanLibrary library) : IFactVisitor<Entered>
{
    public static Entered Enter(Ledger ledger, Fact fact, int order, Projection before, PlanLibrary library)
    {
        ledger.Parts.Next();
        return fact.Accept(new LedgerEntry(ledger, order, before, library));
    }

    public Entered Visit(DoseGiven fact) => DoseEntries.Given(ledger, fact, before);

    public Entered Visit(DoseOmitted fact) => DoseEntries.Omitted(ledger, fact, before);

    public Entered Visit(Deferred fact)
    {
        // An earlier date than the rules give stands where it was forced, or is no cycle's. A retraction can make one of any other: then it is past.
        var computed = before.Find(fact.Event) is { } found && (fact.Force || found.Kind != EventKind.Cycle) ? found.Computed : fact.To;
        ledger.Deferrals[fact.Event] = new Deferral(fact.To, computed, fact.Reason ?? string.Empty);
        return Entered.Done;
    }

    public Entered Visit(Ceased fact) => CeaseEntries.Ceased(ledger, fact, order, before);

    public Entered Visit(DoseChanged fact) => DoseEntries.Changed(ledger, fact, before);

    public Entered Visit(FormulationChanged fact)
    {
        var at = ledger.FormulationChanges.FindLastIndex(change => change.From <= fact.From) + 1;
        ledger.FormulationChanges.Insert(at, new FormulationChange(fact.From, fact.To));
        return Entered.Done;
    }

    public Entered Visit(EchoBooked fact) => EchoEntries.Booked(ledger, fact);

    public Entered Visit(EchoPerformed fact) => EchoEntries.Performed(ledger, fact);

    public Entered Visit(LvefResult fact) => EchoEntries.Result(ledger, fact, order, before);

    public Entered Visit(LvefAccepted fact)
    {
        ledger.Acceptances.Add(new LvefAcceptance(fact.Date, fact.Floor, fact.Until, fact.Reason ?? string.Empty, order));
        return Entered.Done;
    }

    public Entered Visit(LvefAcceptanceEnded fact)
    {
        ledger.AcceptanceEnds.Add(new AcceptanceEnd(fact.Date, order));
        return Entered.Done;
    }

    public Entered Visit(TaskDone fact)
    {
        ledger.TasksDone[fact.Event] = fact.Date;
        return Entered.Done;
    }

    public Entered Visit(TaskOmitted fact)
    {
        ledger.TasksOmitted[fact.Event] = fact.Reason ?? string.Empty;
        return Entered.Done;
    }

    public Entered Visit(SurgeryPerformed fact) => SurgeryEntries.Performed(ledger, fact);

    public Entered Visit(PathologyResult fact)
    {
        ledger.Pathology = (fact.Date, fact.Response);
        return Entered.Done;
    }

    public Entered Visit(Hold fact)
    {
        ledger.Holds.Add(new HoldDecision(fact.From, order));
        return Entered.Done;
    }

    public Entered Visit(Resume fact)
    {
        ledger.Resumes.Add(new HoldDecision(fact.From, order));
        return Entered.Done;
    }

    public Entered Visit(RadiotherapyStarted fact)
    {
        ledger.RadiotherapyStartedOn = fact.Date;
        return Entered.Done;
    }

    public Entered Visit(RadiotherapyFinished fact)
    {
        ledger.RadiotherapyFinishedOn = fact.Date;
        return Entered.Done;
    }

    public Entered Visit(EndocrineStarted fact)
    {
        ledger.EndocrineStartedOn = fact.Date;
        return Entered.Done;
    }

    public Entered Visit(PlanAmended fact) => Amendment.Enter(ledger, fact, before, library);

    public Entered Visit(PatientDied fact) => Close("died", fact);

    public Entered Visit(PatientWithdrew fact) => Close("withdrew", fact);

    public Entered Visit(PatientTransferred fact) => Close("transferred", fact);

    // About an alert, not about the course.
    public Entered Visit(Acknowledged fact) => Entered.WithoutEffect;

    // The course itself leaves out what was taken back.
    public Entered Visit(Retracted fact) => Entered.WithoutEffect;

    private Entered Close(string verb, PatientLeft fact)
    {
        ledger.Closing = new Closing(verb, fact.Date, fact.Reason ?? string.Empty, fact.Id);
        return Entered.Done;
    }
}
