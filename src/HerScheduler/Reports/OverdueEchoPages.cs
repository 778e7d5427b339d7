using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>
/// The report a page at a time. Today's is counted from the stored events, and only the patients of the page are replayed: its time does not grow with the
/// installation. What the stored events do not say (a past day, the phase, a hold) is read from the whole report.
/// </summary>
internal sealed class OverdueEchoPages(SchedulerDb db, OverdueEchoReport report, CourseReader courses, SiteDirectory sites, TimeProvider time)
{
    /// <param name="query">What is asked for.</param>
    /// <param name="reach">Of whose patients it may tell.</param>
    /// <param name="skip">How many lines come before the page.</param>
    /// <param name="size">How many lines a page has.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<OverdueEchoPart>> Read(OverdueEchoQuery query, Reach reach, int skip, int size, CancellationToken cancel)
    {
        if (query is { AsOf: null, Phase: null, Held: null } && query.Check() is null)
        {
            return await Stored(query, reach, skip, size, cancel);
        }

        return (await report.Read(query, reach, cancel)).Match<Outcome<OverdueEchoPart>>(
            answer => new OverdueEchoPart(query, answer.AsOf, [.. answer.Sites], [.. answer.Echoes.Skip(skip).Take(size)]),
            problem => problem);
    }

    private async Task<OverdueEchoPart> Stored(OverdueEchoQuery query, Reach reach, int skip, int size, CancellationToken cancel)
    {
        var now = time.Now();
        var late = Late(query, reach, now);
        var days = await late.GroupBy(row => new { row.Site, row.Date }).Select(group => new { group.Key.Site, group.Key.Date, Count = group.Count() })
            .ToListAsync(cancel);
        var page = await late.OrderBy(row => row.Date).ThenBy(row => row.Plan!.PatientId).ThenBy(row => row.Key).Skip(skip).Take(size)
            .Select(row => new { row.PlanId, row.Key }).ToListAsync(cancel);
        var plans = page.Select(row => row.PlanId).Distinct(StringComparer.Ordinal).ToList();
        var echoes = (await courses.Load(db.Plans.AsNoTracking().Where(plan => plans.Contains(plan.Id)), cancel))
            .SelectMany(course => OverdueEchoes.Of(new PatientDay(course.Course.Plan, course.ScheduleAt(now))))
            .ToDictionary(echo => (echo.Plan, echo.Event));
        return new OverdueEchoPart(
            query,
            report.Today(query, now),
            [
                .. days.GroupBy(day => day.Site, StringComparer.Ordinal).OrderBy(site => site.Key, StringComparer.Ordinal)
                    .Select(site => (site.Key,
                        (IReadOnlyList<int>)Bands(site.Select(day => (sites.Of(site.Key).Today(now).DayNumber - day.Date.DayNumber, day.Count))))),
            ],
            [.. page.Select(row => echoes.GetValueOrDefault((row.PlanId, row.Key))).OfType<OverdueEcho>()]);
    }

    private IQueryable<PlanEventRow> Late(OverdueEchoQuery query, Reach reach, DateTimeOffset now)
    {
        var late = new SiteDays(sites.All, now).Overdue(reach.Of(db.Events.AsNoTracking()), query.MinDays ?? 1).Where(row => row.Kind == EventKind.Echo);
        late = query.Site is { } site ? late.Where(row => row.Site == site) : late;
        late = query.Address is { } navigator ? late.Where(row => row.Navigator == navigator) : late;
        return query.Booked is { } booked ? late.Where(row => (row.Booked != null) == booked) : late;
    }

    private static int[] Bands(IEnumerable<(int Days, int Count)> counted)
    {
        var bands = new int[Enum.GetValues<OverdueBand>().Length];
        foreach (var (days, count) in counted)
        {
            bands[(int)OverdueEcho.BandOf(days)] += count;
        }

        return bands;
    }
}

/// <summary>A page of the report, and the totals of all of it.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Sites">By clinic: its id, and how many of each band.</param>
/// <param name="Lines">The lines of the page, the longest overdue first.</param>
public sealed record OverdueEchoPart(
    OverdueEchoQuery Query, DateOnly AsOf, IReadOnlyList<(string Site, IReadOnlyList<int> Bands)> Sites, IReadOnlyList<OverdueEcho> Lines)
{
    public int Count => Sites.Sum(site => site.Bands.Sum());

    /// <summary>How many of each band, of all clinics.</summary>
    public IReadOnlyList<int> Bands => [.. Enum.GetValues<OverdueBand>().Select(band => Sites.Sum(site => site.Bands[(int)band]))];
}
