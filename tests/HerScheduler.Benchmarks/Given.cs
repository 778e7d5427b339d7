using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Benchmarks;

/// <summary>What is measured, made once.</summary>
internal static class Given
{
    private const int Deferrals = 9;

    /// <summary>TCHP from neoadjuvant start to completion: 33 events.</summary>
    public static byte[] PlanDocument(string id = "plan-0001") => Encoding.UTF8.GetBytes(
        $$"""
        {
          "id": "{{id}}",
          "patient": { "id": "MRN-0001", "name": "Example, Ada" },
          "site": "north-clinic",
          "navigator": "navigator.one@example.org",
          "disease": { "her2": "positive", "stage": "IIB", "tumorSizeCm": 3.1, "nodes": "positive", "hormoneReceptor": "negative" },
          "protocol": "tchp",
          "start": "2026-01-05",
          "radiotherapy": { "fractions": 15 }
        }
        """);

    public static ReviewSubject ReviewSubject(TreatmentPlan plan, PlanLibrary library) => new(
        plan,
        library.Protocols.Find(plan.Protocol)!,
        new CourseDates(
            FirstDose: plan.Start,
            FirstHer2Dose: plan.Start,
            BaselineKnown: false,
            EarliestEndocrineStart: plan.Start.AddDays(126),
            LastChemotherapy: plan.Start.AddDays(105),
            RadiotherapyStart: plan.Start.AddDays(175),
            Her2PausedInRadiotherapy: false,
            EndocrineStart: null));

    /// <summary>A long life: every cycle is deferred day by day before it is given, every echo is performed and has its result.</summary>
    /// <exception cref="InvalidOperationException">The course ended before there were <paramref name="count"/> facts.</exception>
    public static IReadOnlyList<Fact> LifeOf(int count, TreatmentPlan plan, PlanLibrary library, SiteCalendar calendar)
    {
        var course = Course.Begin(plan, library, calendar);
        var facts = new List<Fact>();
        while (facts.Count < count)
        {
            var next = course.ScheduleOn(plan.Start).Events
                    .FirstOrDefault(e => e.IsOpen && (e.Kind is EventKind.Cycle or EventKind.Echo or EventKind.Surgery or EventKind.Pathology))
                ?? throw new InvalidOperationException($"The course ended after {facts.Count} facts.");
            foreach (var fact in FactsAbout(next, facts.Count, plan.Id))
            {
                if (facts.Count < count && course.Record(fact, plan.Start.AddYears(10)) is Recording.Accepted)
                {
                    facts.Add(fact);
                }
            }
        }

        return facts;
    }

    private static IEnumerable<Fact> FactsAbout(ScheduleEvent next, int number, string plan)
    {
        string Id(int offset) => $"fact-{number + offset}";
        const string by = "clinic@example.org";
        switch (next.Kind)
        {
            case EventKind.Cycle:
                for (var days = 1; days <= Deferrals; days++)
                {
                    yield return new Deferred { Id = Id(days), Plan = plan, By = by, Event = next.Key, To = next.Date.AddDays(days), Reason = "counts" };
                }

                yield return new DoseGiven { Id = Id(Deferrals + 1), Plan = plan, By = by, Event = next.Key, Date = next.Date.AddDays(Deferrals) };
                break;
            case EventKind.Echo:
                yield return new EchoBooked { Id = Id(1), Plan = plan, By = by, Event = next.Key, Date = next.Date };
                yield return new EchoPerformed { Id = Id(2), Plan = plan, By = by, Event = next.Key, Date = next.Date };
                yield return new LvefResult { Id = Id(3), Plan = plan, By = by, Event = next.Key, Date = next.Date, Percent = 62 };
                break;
            case EventKind.Surgery:
                yield return new SurgeryPerformed { Id = Id(1), Plan = plan, By = by, Date = next.Date };
                break;
            default:
                yield return new PathologyResult { Id = Id(1), Plan = plan, By = by, Date = next.Date, Response = PathologyResponse.Pcr };
                break;
        }
    }
}
