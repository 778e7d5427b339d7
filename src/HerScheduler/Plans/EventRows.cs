using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Brings the rows of a plan's events to a schedule; inside the transaction that changes it.</summary>
public static class EventRows
{
    /// <summary>The rows of one plan by key, as stored.</summary>
    public static Task<Dictionary<string, PlanEventRow>> Of(SchedulerDb db, string planId, CancellationToken cancel) =>
        db.Events.Where(e => e.PlanId == planId).ToDictionaryAsync(e => e.Key, StringComparer.Ordinal, cancel);

    public static async Task Store(SchedulerDb db, PlanRow plan, Site site, Schedule schedule, DateTimeOffset now, CancellationToken cancel) =>
        Store(db, plan, site, schedule, now, await Of(db, plan.Id, cancel));

    /// <param name="db">The database.</param>
    /// <param name="plan">The plan's row.</param>
    /// <param name="site">Its clinic.</param>
    /// <param name="schedule">What the rows are to say.</param>
    /// <param name="now">The instant of the transaction.</param>
    /// <param name="rows">The plan's rows by key, as read in this transaction; emptied.</param>
    public static void Store(SchedulerDb db, PlanRow plan, Site site, Schedule schedule, DateTimeOffset now, Dictionary<string, PlanEventRow> rows)
    {
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
        Booked = item.Booked,
        Title = item.Title,
        Body = EventJson.Text(item),
        NextNoticeAt = NextNotice.OfNew(site, item.Kind, item.Status, item.Date, now),
    };

    private static void Update(PlanEventRow row, PlanRow plan, Site site, ScheduleEvent item, DateTimeOffset now)
    {
        if (row.Date != item.Date || row.Status != item.Status || row.Site != plan.Site)
        {
            row.NextNoticeAt = NextNotice.OfNew(site, item.Kind, item.Status, item.Date, now);
            row.AcknowledgedDate = row.Date == item.Date ? row.AcknowledgedDate : null;
        }

        row.Site = plan.Site;
        row.Navigator = plan.Navigator;
        row.Status = item.Status;
        row.Date = item.Date;
        row.Booked = item.Booked;
        row.Title = item.Title;
        row.Body = EventJson.Text(item);
    }
}
