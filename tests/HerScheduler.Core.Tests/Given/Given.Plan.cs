using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests;

/// <summary>Plans and courses; change one with <c>with</c>.</summary>
internal static partial class Given
{
    /// <summary>TCHP from Monday 5 January 2026, hormone-receptor-negative, radiotherapy of 15 fractions.</summary>
    public static TreatmentPlan Plan => CleanSubject.Plan with
    {
        Disease = CleanSubject.Plan.Disease with { HormoneReceptor = MarkerStatus.Negative },
        Endocrine = null,
    };

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "O");

    public static Course Course(TreatmentPlan plan, SiteCalendar? calendar = null) =>
        Core.Scheduling.Course.Begin(plan, PlanLibrary.BuiltIn, calendar ?? SiteCalendar.MondayToFriday);

    public static Schedule Schedule(TreatmentPlan plan, SiteCalendar? calendar = null) => Course(plan, calendar).ScheduleOn(plan.Start.AddDays(-14));

    /// <summary>Records facts that must be accepted, as of long after them.</summary>
    public static Course Recorded(this Course course, params Fact[] facts)
    {
        foreach (var fact in facts)
        {
            course.Record(fact, Day("2100-01-01")).Match(
                accepted: _ => string.Empty,
                alreadyRecorded: () => $"{fact.Id} was recorded before",
                refused: refusal => string.Join(" ", refusal.Faults)).ShouldBeEmpty();
        }

        return course;
    }
}
