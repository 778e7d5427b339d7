using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Sites;

namespace HerScheduler.Courses;

/// <summary>A plan as stored, and its course as replayed from the fact log.</summary>
/// <param name="Plan">The row; tracked when the query was.</param>
/// <param name="Site">The plan's clinic.</param>
/// <param name="Course">Plan and accepted facts.</param>
/// <param name="Facts">The facts that were accepted before, in the order they were recorded.</param>
/// <param name="Log">The log they were read from; empty for a draft, else entry 0 is the approval.</param>
public sealed record StoredCourse(PlanRow Plan, Site Site, Course Course, IReadOnlyList<Fact> Facts, IReadOnlyList<LogEntryRow> Log)
{
    /// <summary>The schedule on the clinic's local day.</summary>
    public Schedule ScheduleAt(DateTimeOffset now)
    {
        var schedule = Course.ScheduleOn(Site.Today(now));
        return Plan.OtherChanges == 0 ? schedule : schedule with { Version = schedule.Version + Plan.OtherChanges };
    }
}
