using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>Plans as they were known on a day: the log says when each fact was recorded, so any day can be asked for again and says what it said.</summary>
internal sealed class ReportCourses(SchedulerDb db, CourseReader courses)
{
    /// <summary>Plans replayed at a time: two queries for all of them.</summary>
    private const int Batch = 500;

    /// <param name="plans">Which plans.</param>
    /// <param name="dayAt">The day of the report at a clinic.</param>
    /// <param name="cancel">Stops the queries.</param>
    /// <returns>Each plan that was approved by the end of that day, with the facts recorded by then.</returns>
    public async IAsyncEnumerable<KnownCourse> Read(
        IQueryable<PlanRow> plans, Func<Site, DateOnly> dayAt, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var ids = await plans.Where(plan => plan.ApprovedAt != null).OrderBy(plan => plan.Id).Select(plan => plan.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch))
        {
            foreach (var stored in await courses.Load(db.Plans.AsNoTracking().Where(plan => some.Contains(plan.Id)), cancel))
            {
                var day = dayAt(stored.Site);
                var end = stored.Site.InstantOf(day.AddDays(1), TimeOnly.MinValue);
                var known = stored.Log.Count(entry => entry.RecordedAt < end);
                if (known > 0)
                {
                    yield return new KnownCourse(known == stored.Log.Count ? stored : courses.After(stored, known - 1), day);
                }
            }
        }
    }
}

/// <summary>A plan as it was known on a day.</summary>
internal sealed record KnownCourse(StoredCourse Stored, DateOnly Day);
