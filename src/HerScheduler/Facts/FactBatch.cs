using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Pharmacy;
using HerScheduler.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>Facts that were offered together, judged one after the other: all are acceptable, or none is taken.</summary>
/// <param name="Accepted">Those that are new, in order; empty when all were recorded before.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="Recorded">What they do to the plan; null when nothing is new.</param>
internal sealed record FactBatch(IReadOnlyList<OfferedFact> Accepted, IReadOnlyList<string> Warnings, RecordedFacts? Recorded)
{
    /// <summary>Offers the facts to the course, which moves on by those it accepts.</summary>
    public static Outcome<FactBatch> Judge(StoredCourse stored, IReadOnlyList<OfferedFact> offered, DateOnly today)
    {
        var before = stored.Course.ScheduleOn(today);
        var wasClosed = stored.Course.IsClosed;
        var accepted = new List<OfferedFact>();
        var warnings = new List<string>();
        var faults = new List<Fault>();
        var idTaken = false;
        foreach (var fact in offered)
        {
            if (fact.Fact.Plan != stored.Plan.Id)
            {
                faults.Add(fact.Place(new Fault("#/plan", $"'{stored.Plan.Id}' was expected, as in the address; found '{fact.Fact.Plan}'")));
                continue;
            }

            faults.AddRange(stored.Course.Record(fact.Fact, today).Match(
                said => Take(said),
                () => [],
                refusal => Refuse(refusal)));

            IEnumerable<Fault> Take(IReadOnlyList<string> said)
            {
                accepted.Add(fact);
                warnings.AddRange(said);
                return [];
            }

            IEnumerable<Fault> Refuse(Refusal refusal)
            {
                idTaken |= refusal.Ground == RefusalGround.IdTaken;
                return refusal.Faults.Select(fact.Place);
            }
        }

        return faults.Count == 0
            ? new FactBatch(accepted, warnings, accepted.Count == 0 ? null : Compare(stored.Course, before, accepted, today, wasClosed))
            : Refusal(faults, idTaken);
    }

    private static RecordedFacts Compare(Course course, Schedule before, List<OfferedFact> accepted, DateOnly today, bool wasClosed)
    {
        var after = course.ScheduleOn(today);
        IReadOnlyList<Fact> facts = accepted.ConvertAll(f => f.Fact);
        return new RecordedFacts(facts, before, after, ScheduleDiff.Between(before, after, facts), wasClosed && !course.IsClosed);
    }

    private static Problem Refusal(IReadOnlyList<Fault> faults, bool idTaken)
    {
        const string nothing = "Nothing of what was sent is stored.";
        return idTaken
            ? Problem.Conflict($"A fact with this id but other content was recorded before. {nothing}") with { Errors = faults }
            : Problem.Contradiction($"What was sent contradicts the plan or the rules. {nothing}", faults);
    }
}
