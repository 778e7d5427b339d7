using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>
/// Enters an accepted fact into the ledger. What a fact refers to is settled here, once, by the schedule as it was before it:
/// which echo a result closes, which agents a dose had, which cycles nothing moves any more.
/// </summary>
internal static class LedgerEntry
{
    public static void Enter(Ledger ledger, Fact fact, int order, Projection before, ProtocolLibrary library)
    {
        switch (fact)
        {
            case DoseGiven given:
                EnterDose(ledger, given, before);
                break;
            case DoseOmitted omitted:
                EnterOmission(ledger, omitted, before);
                break;
            case Deferred deferred:
                ledger.Deferrals[deferred.Event] = new Deferral(deferred.To, before.Find(deferred.Event)?.Computed ?? deferred.To, deferred.Reason ?? string.Empty);
                break;
            case Ceased ceased:
                EnterCease(ledger, ceased, order, before);
                break;
            case EchoBooked or EchoPerformed or LvefResult:
                EnterEcho(ledger, fact, order, before);
                break;
            case Hold hold:
                ledger.Holds.Add(new HoldDecision(hold.From, hold.Reason ?? string.Empty, order));
                break;
            case Resume resume:
                ledger.Resumes.Add(new HoldDecision(resume.From, resume.Reason ?? string.Empty, order));
                break;
            case PlanAmended amended:
                Amendment.Enter(ledger, amended, library);
                break;
            case PatientLeft left:
                ledger.Closing = new Closing(Verb(left), left.Date, left.Reason ?? string.Empty, left.Id);
                break;
            default:
                EnterMilestone(ledger, fact);
                break;
        }
    }

    private static void EnterDose(Ledger ledger, DoseGiven fact, Projection before)
    {
        var part = CycleOf(fact, fact.Event, before);
        ledger.Given[fact.Event] = new GivenDose(fact.Date, fact.Agents ?? part.Agents.Except(part.Held), part.Track, part.Number, part.Phase);
        foreach (var other in before.Work.Cycles)
        {
            if (other.IsOpen && other.Cycle!.Track.Id == part.Track.Id && other.Cycle.Number < part.Number)
            {
                ledger.Settled.TryAdd(other.Key, other.Date);
            }
        }
    }

    private static void EnterOmission(Ledger ledger, DoseOmitted fact, Projection before)
    {
        var all = CycleOf(fact, fact.Event, before).Track.AgentSet;
        var agents = fact.Agents ?? all;
        if (ledger.Omitted.TryGetValue(fact.Event, out var earlier))
        {
            agents = agents.Union(earlier.Agents);
        }

        ledger.Omitted[fact.Event] = new Omission(agents, fact.Reason ?? string.Empty);
    }

    private static void EnterCease(Ledger ledger, Ceased fact, int order, Projection before)
    {
        var open = before.Events.Where(e => e.IsOpen && e.Date >= fact.Date && e.Kind is (EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd or EventKind.EndocrineStart or EventKind.EndocrineReview));
        var cease = new Cease(fact.Date, fact.Reason ?? string.Empty, order, [.. open.Select(e => e.Key)]);
        if (fact.Therapy is Therapy.Chemotherapy or Therapy.All)
        {
            ledger.ChemotherapyCeased ??= cease;
        }

        if (fact.Therapy is Therapy.Her2 or Therapy.All)
        {
            ledger.Her2Ceased ??= cease;
        }

        if (fact.Therapy is Therapy.Radiotherapy or Therapy.All)
        {
            ledger.RadiotherapyCeased ??= cease;
        }

        if (fact.Therapy is Therapy.Endocrine or Therapy.All)
        {
            ledger.EndocrineCeased ??= cease;
        }
    }

    private static void EnterEcho(Ledger ledger, Fact fact, int order, Projection before)
    {
        switch (fact)
        {
            case EchoBooked booked:
                ledger.Echoes[booked.Event] = EchoOf(ledger, booked.Event) with { Booked = booked.Date };
                break;
            case EchoPerformed performed:
                ledger.Echoes[performed.Event] = EchoOf(ledger, performed.Event) with { Performed = performed.Date };
                NoteRoutine(ledger, performed.Event);
                break;
            case LvefResult result:
                var echo = result.Event ?? EchoMatcher.Match(result.Date, before);
                var reading = new LvefReading(result.Date, result.Percent, order, result.Id, echo);
                Insert(ledger.Readings, reading);
                if (echo is not null)
                {
                    ledger.Echoes[echo] = EchoOf(ledger, echo) with { Result = reading };
                    NoteRoutine(ledger, echo);
                }

                break;
        }
    }

    private static void EnterMilestone(Ledger ledger, Fact fact)
    {
        switch (fact)
        {
            case SurgeryPerformed surgery:
                ledger.SurgeryOn = surgery.Date;
                break;
            case PathologyResult pathology:
                ledger.Pathology = (pathology.Date, pathology.Response);
                break;
            case RadiotherapyStarted started:
                ledger.RadiotherapyStartedOn = started.Date;
                break;
            case RadiotherapyFinished finished:
                ledger.RadiotherapyFinishedOn = finished.Date;
                break;
            case EndocrineStarted started:
                ledger.EndocrineStartedOn = started.Date;
                break;
        }
    }

    private static CyclePart CycleOf(Fact fact, string key, Projection before) => before.Find(key)?.Cycle
        ?? throw new ArgumentException($"Fact {fact.Id} names {key}, which is no cycle of the schedule before it; it cannot have been accepted.", nameof(fact));

    private static EchoRecord EchoOf(Ledger ledger, string key) => ledger.Echoes.GetValueOrDefault(key) ?? EchoRecord.Nothing;

    private static void NoteRoutine(Ledger ledger, string key)
    {
        if (EchoKeys.RoutineNumber(key) is { } number && number > ledger.LastRoutineEchoDone)
        {
            ledger.LastRoutineEchoDone = number;
        }
    }

    /// <summary>By date; on one date in the order of recording.</summary>
    private static void Insert(List<LvefReading> readings, LvefReading reading)
    {
        var at = readings.Count;
        while (at > 0 && readings[at - 1].Date > reading.Date)
        {
            at--;
        }

        readings.Insert(at, reading);
    }

    private static string Verb(PatientLeft left) => left switch
    {
        PatientDied => "died",
        PatientWithdrew => "withdrew",
        _ => "transferred",
    };
}
