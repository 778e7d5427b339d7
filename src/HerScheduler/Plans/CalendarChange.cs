using HerScheduler.Core.Changes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Digests;
using HerScheduler.Messages;
using HerScheduler.Reminders;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>
/// A clinic's calendar was changed (a holiday was added, say): plans whose dates were computed with the earlier one are planned again, and each
/// date that moves is told with that reason.
/// </summary>
public sealed class CalendarChange(SchedulerDb db, CourseReader courses, EventMessages messages, AlertDesk alerts)
{
    /// <summary>Plans that are of this calendar already are left alone. For plans that this transaction has locked.</summary>
    public async Task Apply(IReadOnlyList<StoredCourse> stored, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var moved = stored.Where(course => course.Plan.Status != PlanStatus.Draft && course.Plan.CalendarId != course.Site.CalendarId).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        var ids = moved.Select(course => course.Plan.CalendarId).Distinct().ToList();
        var known = await db.Calendars.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => CalendarDays.Parse(row.Days), cancel);
        var plans = moved.ConvertAll(course => (Course: course, Schedule: course.ScheduleAt(now)));
        await EventRows.Store(db, plans, now, cancel);
        foreach (var (course, schedule) in plans)
        {
            // Without the earlier calendar (a plan of an earlier version of this service) there is nothing to compare with.
            if (course.Plan.CalendarId is { } id && known.TryGetValue(id, out var earlier))
            {
                db.Outbox.AddRange(Changes(course, schedule, earlier, now).Select(change => messages.Changed(course.Plan, change, now)));
            }

            Note(course, now);
        }

        await alerts.Update(db, plans.ConvertAll(plan => new AlertCase(plan.Course, plan.Schedule, Recorded: null)), now, cancel);
    }

    /// <summary>For the digests of the next days. What they have told already when the calendar is changed once more they tell again.</summary>
    private static void Note(StoredCourse course, DateTimeOffset now)
    {
        var plan = course.Plan;
        if (!(plan.CalendarChangedAt > now.AddDays(-DigestPeriod.LongestDays - 1)))
        {
            plan.EarlierCalendarId = plan.CalendarId;
        }

        (plan.CalendarId, plan.CalendarChangedAt) = (course.Site.CalendarId, now);
    }

    private IEnumerable<Change> Changes(StoredCourse course, Schedule schedule, CalendarDays earlier, DateTimeOffset now)
    {
        var before = courses.After(course, course.Facts.Count, earlier.ToCalendar()).ScheduleOn(schedule.AsOf);
        var reason = course.Site.Days.ChangesSince(earlier);
        return ScheduleDiff.ByOccasion(before, schedule, reason);
    }
}
