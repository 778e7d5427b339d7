using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Messages;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>Facts that were offered together, judged one after the other: all are acceptable, or none is taken.</summary>
/// <param name="Stored">The plan and its course with them.</param>
/// <param name="Accepted">Those that are new, in order; empty when all were recorded before.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="Recorded">What they do to the plan; null when nothing is new.</param>
internal sealed record FactBatch(StoredCourse Stored, IReadOnlyList<OfferedFact> Accepted, IReadOnlyList<string> Warnings, RecordedFacts? Recorded)
{
    /// <summary>Offers the facts to the course, which moves on by those it accepts.</summary>
    /// <param name="stored">The plan as stored.</param>
    /// <param name="offered">The facts.</param>
    /// <param name="today">The site's local day.</param>
    /// <param name="settle">What the accepted facts make of the stored course beside recording them: an amendment can move it to another site.</param>
    public static Outcome<FactBatch> Judge(
        StoredCourse stored, IReadOnlyList<OfferedFact> offered, DateOnly today, Func<StoredCourse, IReadOnlyList<Fact>, StoredCourse> settle)
    {
        var before = stored.Course.ScheduleOn(today);
        var accepted = new List<OfferedFact>();
        var steps = new List<Step>();
        var warnings = new List<string>();
        var faults = new List<Fault>();
        var grounds = new HashSet<RefusalGround>();
        foreach (var fact in offered)
        {
            faults.AddRange(stored.Course.Record(fact.Fact, today).Match(
                said => Take(said),
                () => [],
                refusal => Refuse(refusal)));

            IEnumerable<Fault> Take(IReadOnlyList<string> said)
            {
                accepted.Add(fact);
                steps.Add(new Step(fact.Fact, stored.Course.ScheduleOn(today)));
                warnings.AddRange(said);
                return [];
            }

            IEnumerable<Fault> Refuse(Refusal refusal)
            {
                grounds.Add(refusal.Ground);
                return refusal.Faults.Select(fact.Place);
            }
        }

        if (faults.Count > 0)
        {
            return Refusal(faults, grounds);
        }

        var settled = settle(stored, accepted.ConvertAll(f => f.Fact));
        return new FactBatch(settled, accepted, warnings, steps.Count == 0 ? null : Compare(settled, before, steps));
    }

    /// <summary>What the accepted facts did, as the difference of two schedules.</summary>
    internal static RecordedFacts Compare(StoredCourse settled, Schedule before, List<Step> steps)
    {
        steps[^1] = steps[^1] with { After = settled.Course.ScheduleOn(before.AsOf) };
        return new RecordedFacts(settled.Facts, before, steps, ScheduleDiff.Over(before, steps));
    }

    private static Problem Refusal(IReadOnlyList<Fault> faults, HashSet<RefusalGround> grounds)
    {
        const string nothing = "Nothing of what was sent is stored.";
        return grounds.Contains(RefusalGround.IdTaken)
            ? Problem.Conflict($"A fact with this id but other content was recorded before. {nothing}") with { Errors = faults }
            : Problem.Contradiction($"What was sent contradicts the plan or the rules. {nothing}",
                faults) with { CanBeForced = grounds.SetEquals([RefusalGround.NeedsForce]) };
    }
}
