using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a fact can be recorded, given the course so far.</summary>
internal static class FactJudge
{
    /// <summary>A date somebody chooses further ahead than this is probably a slip.</summary>
    private const int FarYears = 5;

    /// <summary>Judges <paramref name="fact"/>; a closing and a retraction are judged by the course itself.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="before">The projection before it.</param>
    /// <param name="today">The site's local day, or null when facts are replayed that were accepted before: then only contradictions count.</param>
    public static Verdict Judge(Fact fact, Projection before, DateOnly? today)
    {
        var ledger = before.Work.Ledger;
        if (ledger.Closing is { } closing)
        {
            return Verdict.Contradiction("#", Notes.Text(
                $"the plan is closed: the patient {closing.Verb} on {closing.Date:O}. Only that fact ({closing.FactId}) can still be retracted"));
        }

        if (today is { } day && FutureDate(fact) is { } date && date > day)
        {
            return Verdict.Contradiction("#/date", Notes.Text($"{date:O} is in the future: the site's day is {day:O}. Record what happened once it has"));
        }

        var verdict = fact switch
        {
            DoseGiven given => CycleJudge.Given(given, before),
            DoseOmitted omitted => CycleJudge.Omitted(omitted, before),
            Deferred deferred => DeferralJudge.Judge(deferred, before),
            EchoBooked booked => EchoJudge.Open(booked.Event, before).Verdict,
            EchoPerformed performed => EchoJudge.Performed(performed, before),
            LvefResult result => EchoJudge.Result(result, before),
            PlanAmended amended => AmendmentJudge.Judge(amended, before),
            Ceased ceased => Ceasing(ceased, ledger),
            Acknowledged acknowledged => FindOpen(before, acknowledged.Event, "#/event").Verdict,
            Resume resume => Resuming(resume, before),
            PatientLeft => Verdict.Accepted,
            Hold => Verdict.Accepted,
            _ => MilestoneJudge.Judge(fact, before),
        };
        verdict = verdict.Forced(fact.Force || today is null);
        return verdict == Verdict.Accepted && today is { } now && PlannedDate(fact) is { } planned && planned > now.AddYears(FarYears)
            ? Verdict.Warning(Notes.Text($"{planned:O} is more than {FarYears} years ahead: check the year"))
            : verdict;
    }

    /// <summary>The open event called <paramref name="key"/>, or why there is none.</summary>
    public static (Draft? Event, Verdict Verdict) FindOpen(Projection before, string key, string pointer)
    {
        var found = before.Find(key);
        if (found is null)
        {
            return (null, Verdict.Contradiction(pointer, $"the plan has no event {key}; its events are listed in its schedule"));
        }

        return found.IsOpen
            ? (found, Verdict.Accepted)
            : (null, Verdict.Contradiction(pointer, Notes.Text($"{key} is closed: {WireNames<EventStatus>.Of(found.Status)} ({found.Date:O}). Retract the fact that closed it first")));
    }

    private static DateOnly? FutureDate(Fact fact) => fact switch
    {
        DoseGiven f => f.Date,
        Ceased f => f.Date,
        EchoPerformed f => f.Date,
        LvefResult f => f.Date,
        SurgeryPerformed f => f.Date,
        PathologyResult f => f.Date,
        RadiotherapyStarted f => f.Date,
        RadiotherapyFinished f => f.Date,
        EndocrineStarted f => f.Date,
        PatientLeft f => f.Date,
        _ => null,
    };

    private static DateOnly? PlannedDate(Fact fact) => fact switch
    {
        Deferred f => f.To,
        EchoBooked f => f.Date,
        Hold f => f.From,
        Resume f => f.From,
        _ => null,
    };

    private static Verdict Ceasing(Ceased fact, Ledger ledger)
    {
        var already = fact.Therapy switch
        {
            Therapy.Chemotherapy => ledger.ChemotherapyCeased,
            Therapy.Her2 => ledger.Her2Ceased,
            Therapy.Radiotherapy => ledger.RadiotherapyCeased,
            Therapy.Endocrine => ledger.EndocrineCeased,
            _ => ledger is { ChemotherapyCeased: not null, Her2Ceased: not null, RadiotherapyCeased: not null, EndocrineCeased: not null } ? ledger.Her2Ceased : null,
        };
        return already is null
            ? Verdict.Accepted
            : Verdict.Contradiction("#/therapy", Notes.Text($"{WireNames<Therapy>.Of(fact.Therapy)} was already ceased on {already.Date:O}"));
    }

    private static Verdict Resuming(Resume fact, Projection before)
    {
        var standing = before.Work.Holds.Periods.Where(period => period.Stands).ToList();
        if (standing.Count == 0)
        {
            return Verdict.Warning("HER2 therapy is not on hold: the resume changes nothing");
        }

        var earliest = standing.Max(period => period.EarliestResume);
        return earliest > fact.From
            ? Verdict.Warning(Notes.Text(
                $"HER2 therapy is resumed from {fact.From:O}, before {earliest:O}: {LvefRules.MinimumHoldDays(standing[^1].Low?.InUse ?? default)} days after the low LVEF is the earliest by rule R7"))
            : Verdict.Accepted;
    }
}
