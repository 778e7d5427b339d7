using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Problems;

namespace HerScheduler.Facts;

/// <summary>
/// Facts of one plan that were sent one by one: each is judged on what stands before it, and a refused one changes nothing for its neighbours.
/// </summary>
internal static class FactsOneByOne
{
    /// <summary>Offers the facts to the course, which moves on by those it accepts.</summary>
    /// <param name="stored">The plan as stored.</param>
    /// <param name="sent">The facts, in the order they were sent.</param>
    /// <param name="refusedBefore">Verdicts on deliveries that came before, by <see cref="SentFact.Key"/>.</param>
    /// <param name="today">The site's local day.</param>
    /// <param name="settle">As of <see cref="FactBatch.Judge"/>.</param>
    public static (FactBatch Batch, IReadOnlyList<FactVerdict> Verdicts) Judge(
        StoredCourse stored,
        IReadOnlyList<SentFact> sent,
        IReadOnlyDictionary<string, FactRefusal> refusedBefore,
        DateOnly today,
        Func<StoredCourse, IReadOnlyList<Fact>, StoredCourse> settle)
    {
        var before = stored.Course.ScheduleOn(today);
        var accepted = new List<OfferedFact>();
        var steps = new List<Step>();
        var warnings = new List<string>();
        var verdicts = new List<FactVerdict>();
        foreach (var fact in sent)
        {
            verdicts.Add(Objection(fact, accepted) ?? stored.Course.Record(fact.Fact, today).Match(
                said => Take(fact, said),
                () => FactVerdict.RecordedBefore,
                refusal => FactVerdict.Refused(ProblemOf(refusal))));
        }

        var settled = settle(stored, accepted.ConvertAll(f => f.Fact));
        return (new FactBatch(settled, accepted, warnings, steps.Count == 0 ? null : FactBatch.Compare(settled, before, steps)), verdicts);

        FactVerdict Take(SentFact fact, IReadOnlyList<string> said)
        {
            accepted.Add(fact.Offered);
            steps.Add(new Step(fact.Fact, stored.Course.ScheduleOn(today)));
            warnings.AddRange(said);
            return FactVerdict.Recorded;
        }

        FactVerdict? Objection(SentFact fact, List<OfferedFact> soFar)
        {
            if (refusedBefore.TryGetValue(fact.Key, out var verdict) && stored.Facts.All(earlier => earlier.Id != fact.Fact.Id))
            {
                return FactVerdict.Refused(verdict);
            }

            return fact.Objection(stored, stored.Facts.Concat(soFar.Select(f => f.Fact))) is { } problem ? FactVerdict.Refused(problem) : null;
        }
    }

    private static Problem ProblemOf(Refusal refusal) => refusal.Ground == RefusalGround.IdTaken
        ? Problem.Conflict("A fact with this id but other content was recorded before. Nothing of it is stored.") with { Errors = refusal.Faults }
        : Problem.Contradiction("The fact contradicts the plan or the rules. Nothing of it is stored.", refusal.Faults);
}
