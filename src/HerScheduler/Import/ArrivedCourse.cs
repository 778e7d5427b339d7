using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Facts;

namespace HerScheduler.Import;

/// <summary>
/// What happened under an imported plan, judged one fact after the other as if each had been recorded here: all are acceptable, or the plan is not taken.
/// </summary>
/// <param name="Facts">Those that were accepted, in order, each with its place in the document; one that stands there twice is among them once.</param>
/// <param name="Acknowledged">Overdue events that somebody had acknowledged, by key, each with the date for which.</param>
internal sealed record ArrivedCourse(IReadOnlyList<OfferedFact> Facts, IReadOnlyDictionary<string, DateOnly> Acknowledged)
{
    /// <summary>Offers the facts to the course, which moves on by them.</summary>
    /// <param name="course">The course of the plan, without facts.</param>
    /// <param name="facts">As the document has them.</param>
    /// <param name="today">The site's local day.</param>
    public static ReadResult<ArrivedCourse> Of(Course course, IReadOnlyList<Fact> facts, DateOnly today)
    {
        List<OfferedFact> accepted = [];
        List<Fault> faults = [];
        var acknowledged = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var offered in facts.Select((fact, index) => new OfferedFact(fact, $"#/facts/{index}")))
        {
            var overdue = offered.Fact is Acknowledged seen ? Timing.OverdueSince(course.ScheduleOn(today), seen.Event) : null;
            faults.AddRange(course.Record(offered.Fact, today).Match<IEnumerable<Fault>>(
                _ =>
                {
                    accepted.Add(offered);
                    Note(offered.Fact, overdue, accepted, acknowledged);
                    return [];
                },
                () => [],
                refusal => refusal.Faults.Select(offered.Place)));
        }

        return faults.Count == 0
            ? ReadResult<ArrivedCourse>.Valid(new ArrivedCourse(accepted, acknowledged))
            : ReadResult<ArrivedCourse>.Invalid(faults);
    }

    /// <summary>As <c>Acknowledgements</c> has it: only what is overdue is silenced, for its date, and until that is taken back.</summary>
    private static void Note(Fact fact, DateOnly? overdue, List<OfferedFact> accepted, Dictionary<string, DateOnly> acknowledged)
    {
        if (fact is Acknowledged seen && overdue is { } date)
        {
            acknowledged[seen.Event] = date;
        }
        else if (fact is Retracted retraction && accepted.Find(other => other.Fact.Id == retraction.Fact)?.Fact is Acknowledged withdrawn)
        {
            acknowledged.Remove(withdrawn.Event);
        }
    }
}
