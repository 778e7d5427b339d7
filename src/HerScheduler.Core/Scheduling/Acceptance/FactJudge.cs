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

        if (today is { } day && fact.Dates.HappenedOn is { } date && date > day)
        {
            return Verdict.Contradiction("#/date", Notes.Text($"{date:O} is in the future: the site's day is {day:O}. Record what happened once it has"));
        }

        var verdict = fact.Accept(new KindJudge(before));
        verdict = verdict.Forced(fact.Force || today is null);
        return verdict == Verdict.Accepted && today is { } now && fact.Dates.PlannedFor is { } planned && planned > now.AddYears(FarYears)
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
            : (null, Verdict.Contradiction(pointer,
                Notes.Text($"{key} is closed: {WireNames<EventStatus>.Of(found.Status)} ({found.Date:O}). Retract the fact that closed it first")));
    }
}
