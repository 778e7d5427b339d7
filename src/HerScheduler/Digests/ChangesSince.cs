using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>What became of plans' events since an instant: the schedule without what was recorded since, compared with the schedule with it.</summary>
public sealed class ChangesSince(SchedulerDb db, CourseReader courses)
{
    /// <param name="plans">Open plans, each with the instant, and the day from which both schedules are seen.</param>
    /// <param name="cancel">Stops the query, which is asked only after a calendar was changed.</param>
    public async Task<IReadOnlyList<AnnouncedChange>> Of(IReadOnlyList<(StoredCourse Course, DateTimeOffset Since, DateOnly Day)> plans, CancellationToken cancel)
    {
        var ids = plans.Where(plan => plan.Course.Plan.CalendarChangedAt > plan.Since).Select(plan => plan.Course.Plan.EarlierCalendarId).Distinct().ToList();
        var earlier = ids.Count == 0
            ? []
            : await db.Calendars.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => CalendarDays.Parse(row.Days), cancel);
        return
        [
            .. plans.SelectMany(plan => Of(plan.Course, plan.Since, plan.Day, earlier.GetValueOrDefault(plan.Course.Plan.EarlierCalendarId ?? "")).Select(change => new AnnouncedChange(
                plan.Course.Plan.Id, change.Event.Key, change.Event.Title, change.Kind, change.Event.Date, change.PreviousDate, change.Why, change.Cause))),
        ];
    }

    private IEnumerable<Change> Of(StoredCourse course, DateTimeOffset since, DateOnly day, CalendarDays? earlier)
    {
        var known = RecordedUntil(since);
        if (course.Plan.CalendarChangedAt is not { } changedAt || changedAt <= since || earlier is null)
        {
            return Over(known, course.Facts.Count, calendar: null);
        }

        // Facts recorded before the calendar was changed had their effect by the earlier one.
        var until = Math.Max(known, RecordedUntil(changedAt));
        var before = earlier.ToCalendar();
        return
        [
            .. Over(known, until, before),
            .. ScheduleDiff.ByOccasion(After(until, before), After(until, calendar: null), course.Site.Days.ChangesSince(earlier)),
            .. Over(until, course.Facts.Count, calendar: null),
        ];

        IReadOnlyList<Change> Over(int from, int to, SiteCalendar? calendar) => from == to
            ? []
            : ScheduleDiff.Over(After(from, calendar), [.. Enumerable.Range(from, to - from).Select(number => new Step(course.Facts[number], After(number + 1, calendar)))]);

        Schedule After(int facts, SiteCalendar? calendar) => courses.After(course, facts, calendar).ScheduleOn(day);

        // Entry 0 of the log is the approval.
        int RecordedUntil(DateTimeOffset instant) => course.Log.Skip(1).TakeWhile(entry => entry.RecordedAt <= instant).Count();
    }
}
