using System.Text.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>
/// Today's overdue echoes from the stored rows. What they hold is what the core said when they were written, and is true until the next fact: nothing is
/// replayed, and no word is defined here again.
/// </summary>
internal sealed class StoredOverdueEchoes(SchedulerDb db, SiteDirectory sites)
{
    public IQueryable<PlanEventRow> Find(OverdueEchoQuery query, Reach reach, DateTimeOffset now)
    {
        var asked = sites.All.Where(site => query.Site is null || site.Id == query.Site);
        var late = new SiteDays(asked, now).Overdue(reach.Of(db.Events.AsNoTracking()).Where(row => row.Kind == EventKind.Echo), query.MinDays ?? 1);
        late = query.Address is { } navigator ? late.Where(row => row.Navigator == navigator) : late;
        late = query.Booked is { } booked ? late.Where(row => (row.Booked != null) == booked) : late;
        late = query.WantedPhase is { } phase ? late.Where(row => row.Plan!.Phase == phase) : late;
        if (query.Held is not { } held)
        {
            return late;
        }

        var onHold = new SiteDays(sites.All, now).OnHold(db.Plans).Select(plan => plan.Id);
        return held ? late.Where(row => onHold.Contains(row.PlanId)) : late.Where(row => !onHold.Contains(row.PlanId));
    }

    /// <summary>The longest overdue first.</summary>
    public static IOrderedQueryable<PlanEventRow> Ordered(IQueryable<PlanEventRow> late) => late.OrderBy(row => row.DueOn).ThenBy(row => row.PlanId).ThenBy(row => row.Key);

    /// <summary>How many on each date at each clinic.</summary>
    public static async Task<IReadOnlyList<(string Site, DateOnly Due, int Count)>> Count(IQueryable<PlanEventRow> late, CancellationToken cancel) =>
        (await late.GroupBy(row => new { row.Site, row.DueOn }).Select(day => new { day.Key.Site, day.Key.DueOn, Count = day.Count() }).ToListAsync(cancel))
            .ConvertAll(day => (day.Site, day.DueOn!.Value, day.Count));

    /// <summary>The lines of a page, or of all.</summary>
    public async Task<IReadOnlyList<OverdueEcho>> Lines(IQueryable<PlanEventRow> page, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await Ordered(page).Select(row => new
        {
            row.PlanId, row.Plan!.PatientId, row.Plan.PatientName, row.Site, row.Navigator, row.Key, row.Title, row.Date, row.Booked, row.Body, row.Plan.Phase,
            row.Plan.HoldFrom, row.Plan.LastLvefOn, row.Plan.LastLvefPercent, row.Plan.NextHer2Dose,
        }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var today = sites.Of(row.Site).Today(now);
            return new OverdueEcho(
                row.PlanId, new Patient(row.PatientId, row.PatientName), row.Site, row.Navigator, row.Key, row.Title, row.Date, today.DayNumber - row.Date.DayNumber,
                row.Booked, row.Phase!.Value, row.HoldFrom <= today, row.LastLvefOn is { } day ? new LastLvef(day, row.LastLvefPercent!.Value) : null,
                row.NextHer2Dose, WhyOf(row.Body));
        });
    }

    /// <summary>The lines of a page are found in an index, by what orders them; then only they are read.</summary>
    public IQueryable<PlanEventRow> Page(IQueryable<PlanEventRow> late, int skip, int size)
    {
        var page = Ordered(late).Skip(skip).Take(size).Select(row => new { row.PlanId, row.Key });
        return db.Events.AsNoTracking().Join(page, row => new { row.PlanId, row.Key }, key => key, (row, _) => row);
    }

    private static string WhyOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("why").GetString() ?? "";
    }
}
