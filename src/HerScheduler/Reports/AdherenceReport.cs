using HerScheduler.Core.Facts;
using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>Is it getting better? The share of patients whose LVEF was measured in time, month by month, from the facts known today.</summary>
internal sealed class AdherenceReport(SchedulerDb db, ReportCourses courses, TimeProvider time)
{
    /// <param name="site">The clinic's id; null: all.</param>
    /// <param name="from">In the first month.</param>
    /// <param name="to">The last day looked at.</param>
    /// <param name="reach">Of whose patients it may tell.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<IReadOnlyList<MonthlyAdherence>> Read(string? site, DateOnly from, DateOnly to, Reach reach, CancellationToken cancel)
    {
        var now = time.Now();
        var plans = reach.Of(db.Plans.AsNoTracking());
        var watched = new List<Watched>();
        await foreach (var known in courses.Read(site is null ? plans : plans.Where(plan => plan.Site == site), at => at.Today(now), cancel))
        {
            var course = known.Stored.Course;
            if (Watched.Of(course.Plan, course.ScheduleOn(known.Day), Tests(known.Stored)) is { } patient)
            {
                watched.Add(patient);
            }
        }

        return MonthlyAdherence.Of(watched, from, to);
    }

    private static IEnumerable<DateOnly> Tests(StoredCourse stored)
    {
        var takenBack = stored.Facts.OfType<Retracted>().Select(retraction => retraction.Fact).ToHashSet(StringComparer.Ordinal);
        var measured = stored.Facts.OfType<LvefResult>().Where(fact => !takenBack.Contains(fact.Id)).Select(fact => fact.Date);
        return stored.Course.Plan.History?.BaselineLvef is { } baseline ? measured.Append(baseline.Date) : measured;
    }
}
