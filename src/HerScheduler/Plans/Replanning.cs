using HerScheduler.Core.Changes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Reminders;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>
/// Plans whose dates were computed with an earlier calendar of their clinic (a holiday was added, say) or by an earlier edition of the rules are planned
/// again, and each date that moves is told once, with that reason.
/// </summary>
public sealed class Replanning(SchedulerDb db, EarlierSchedules earlier, EventMessages messages, AlertDesk alerts)
{
    /// <summary>Plans that are up to date are left alone. For plans that this transaction has locked.</summary>
    public async Task Apply(IReadOnlyList<StoredCourse> stored, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var outdated = stored.Where(course => course.Plan.Status != PlanStatus.Draft && course.Plan.CalendarId != course.Site.CalendarId).ToList();
        if (outdated.Count == 0)
        {
            return;
        }

        var ids = outdated.Select(course => course.Plan.CalendarId).Distinct().ToList();
        var known = await db.Calendars.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => CalendarDays.Parse(row.Days), cancel);
        var plans = outdated
            .Select(course => new OutdatedPlan(course, course.ScheduleAt(now), course.Plan.CalendarId is { } id ? known.GetValueOrDefault(id) : null))
            .Where(plan => !plan.IsOfLaterRules)
            .ToList();
        var before = await earlier.Of(plans, now, cancel);
        await EventRows.Store(db, plans.ConvertAll(plan => (plan.Course, plan.Schedule)), now, cancel);
        foreach (var (course, schedule, _) in plans)
        {
            if (before.TryGetValue(course.Plan.Id, out var was))
            {
                var changes = ScheduleDiff.ByOccasion(was.Schedule, schedule, was.Occasion);
                db.Outbox.AddRange(changes.Select(change => messages.Changed(course.Plan, change, now)));
                db.EventChanges.AddRange(EventChangeRow.Of(course.Plan.Id, changes, now));
                course.Plan.Version += changes.Count > 0 ? 1 : 0;
            }

            course.Plan.CalendarId = course.Site.CalendarId;
        }

        await alerts.Update(db, plans.ConvertAll(plan => new AlertCase(plan.Course, plan.Schedule, Recorded: null)), now, cancel);
    }
}

/// <summary>A plan that is to be planned again.</summary>
/// <param name="Course">The plan, by the calendar and the rules as they are.</param>
/// <param name="Schedule">Its schedule by them.</param>
/// <param name="Basis">What its stored dates were computed with; null when that is not known.</param>
public sealed record OutdatedPlan(StoredCourse Course, Schedule Schedule, CalendarDays? Basis)
{
    /// <summary>A replica of an earlier version leaves it alone while a later one is being brought in: the two would move it forth and back.</summary>
    public bool IsOfLaterRules => Basis?.Rules > RulesEdition.Current;

    public bool IsOfEarlierRules => Basis?.Rules < RulesEdition.Current;
}
