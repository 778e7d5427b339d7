using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>
/// The rows of plans' events, and what a plan's own row says of them all: written together, wherever a schedule is stored, so that every list says what the
/// core says.
/// </summary>
public static class EventRows
{
    /// <summary>Those of a plan that has none yet; the plan's own row says how its course stands.</summary>
    public static IReadOnlyList<PlanEventRow> Of(PlanRow plan, Site site, Schedule schedule, DateTimeOffset now)
    {
        Stand(plan, schedule);
        return [.. schedule.Events.Select(item => NewRow(plan, site, item, now))];
    }

    /// <summary>Brings the stored rows of any number of plans to their schedules, with one query; inside the transaction that changes them.</summary>
    public static async Task Store(
        SchedulerDb db, IReadOnlyList<(StoredCourse Course, Schedule Schedule)> plans, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(plans);
        var ids = plans.Select(plan => plan.Course.Plan.Id).ToList();
        var stored = (await db.Events.Where(e => ids.Contains(e.PlanId)).ToListAsync(cancel)).ToLookup(e => e.PlanId, StringComparer.Ordinal);
        foreach (var (course, schedule) in plans)
        {
            Stand(course.Plan, schedule);
            Bring(db, course.Plan, course.Site, schedule, stored[course.Plan.Id], now);
        }
    }

    private static void Stand(PlanRow plan, Schedule schedule)
    {
        var standing = CourseStanding.Of(schedule);
        plan.DueOn = standing.DueOn;
        plan.HoldFrom = standing.HoldFrom;
        plan.Phase = standing.Phase;
        plan.LastLvefOn = standing.LastLvef?.Date;
        plan.LastLvefPercent = standing.LastLvef?.Percent;
        plan.NextHer2Dose = standing.NextHer2Dose;
    }

    private static void Bring(SchedulerDb db, PlanRow plan, Site site, Schedule schedule, IEnumerable<PlanEventRow> stored, DateTimeOffset now)
    {
        var rows = stored.ToDictionary(e => e.Key, StringComparer.Ordinal);
        foreach (var item in schedule.Events)
        {
            if (rows.Remove(item.Key, out var row))
            {
                Update(row, plan, site, item, now);
            }
            else
            {
                db.Events.Add(NewRow(plan, site, item, now));
            }
        }

        // What is left was provisional and is no longer part of the schedule.
        db.Events.RemoveRange(rows.Values);
    }

    private static PlanEventRow NewRow(PlanRow plan, Site site, ScheduleEvent item, DateTimeOffset now) => new()
    {
        PlanId = plan.Id,
        Key = item.Key,
        Site = plan.Site,
        Navigator = plan.Navigator,
        Kind = item.Kind,
        Status = item.Status,
        Date = item.Date,
        DueOn = Timing.DueOn(item),
        Booked = item.Booked,
        Title = item.Title,
        Body = EventJson.Text(item),
        NextNoticeAt = NextNotice.OfNew(site, item.Kind, item.Key, item.Status, item.Date, now),
    };

    private static void Update(PlanEventRow row, PlanRow plan, Site site, ScheduleEvent item, DateTimeOffset now)
    {
        if (row.Date != item.Date || row.Status != item.Status || row.Site != plan.Site)
        {
            row.NextNoticeAt = NextNotice.OfNew(site, item.Kind, item.Key, item.Status, item.Date, now);
            row.AcknowledgedDate = row.Date == item.Date ? row.AcknowledgedDate : null;
            row.QuietDate = row.Date == item.Date ? row.QuietDate : null;
        }

        row.Site = plan.Site;
        row.Navigator = plan.Navigator;
        row.Status = item.Status;
        row.Date = item.Date;
        row.DueOn = Timing.DueOn(item);
        row.Booked = item.Booked;
        row.Title = item.Title;
        row.Body = EventJson.Text(item);
    }
}
