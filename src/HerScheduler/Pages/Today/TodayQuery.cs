using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Today;

/// <summary>The dated lists of a day from the stored events: counts for all, rows for the page. A patient with many overdue events is one line.</summary>
internal sealed class TodayQuery(SchedulerDb db, SiteDirectory sites, TimeProvider time)
{
    /// <summary>An unbooked echo is to be booked from so many days before it; the alert <c>not-booked</c> says the same.</summary>
    private const int BookDaysAhead = 14;

    private const int FarAhead = 36_500;

    public async Task<TodayRows> Read(TodayRequest request, TodayList list, Reach reach, CancellationToken cancel)
    {
        var shown = request.Shows(list);
        if (list == TodayList.Overdue)
        {
            return await Overdue(request, shown, reach, cancel);
        }

        var events = Events(request, list, reach);
        var count = await ByDay(events).CountAsFarAsRead(cancel);
        return new TodayRows(list, count, shown && count > 0 ? await Rows(Page(events, request, list), list, cancel) : []);
    }

    /// <summary>What is planned first after the days that are shown; null: nothing.</summary>
    public async Task<TodayRow?> Next(TodayRequest request, Reach reach, CancellationToken cancel)
    {
        var later = Days(request).Within(Open(request, reach), DailyWork.DaysAhead + 1, FarAhead);
        return (await Rows(Ordered(later, TodayList.NextDays).Take(1), TodayList.NextDays, cancel)).FirstOrDefault();
    }

    /// <summary>The titles of the events that reasons name.</summary>
    public async Task<ILookup<string, (string Key, string Title)>> Titles(IReadOnlyCollection<(string Plan, string Why)> reasons, CancellationToken cancel)
    {
        var plans = reasons.Select(reason => reason.Plan).Distinct(StringComparer.Ordinal).ToList();
        var keys = reasons.SelectMany(reason => ReadableText.KeysIn(reason.Why)).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return Enumerable.Empty<(string Plan, (string, string) Named)>().ToLookup(named => named.Plan, named => named.Named, StringComparer.Ordinal);
        }

        var named = await db.Events.AsNoTracking().Where(e => plans.Contains(e.PlanId) && keys.Contains(e.Key)).Select(e => new { e.PlanId, e.Key, e.Title })
            .ToListAsync(cancel);
        return named.ToLookup(e => e.PlanId, e => (e.Key, e.Title), StringComparer.Ordinal);
    }

    /// <summary>Patients, whoever is overdue longest first: each with the first of her events that are overdue, and the others by name.</summary>
    private async Task<TodayRows> Overdue(TodayRequest request, bool isShown, Reach reach, CancellationToken cancel)
    {
        var days = Days(request);
        var late = days.Overdue(reach.Of(db.Plans.AsNoTracking()));
        late = request.Navigator is { } navigator ? late.Where(plan => plan.Navigator == navigator) : late;
        var ordered = late.OrderBy(plan => plan.DueOn).ThenBy(plan => plan.Id);
        var count = await ordered.CountAsFarAsRead(cancel);
        if (!isShown || count == 0)
        {
            return new TodayRows(TodayList.Overdue, count, []);
        }

        var page = await ordered.Skip(request.Skipped).Take(request.Size).Select(plan => plan.Id).ToListAsync(cancel);
        var events = db.Events.AsNoTracking().Where(e => page.Contains(e.PlanId));
        var first = (await Rows(events.Where(e => e.DueOn == e.Plan!.DueOn), TodayList.Overdue, cancel)).ToLookup(row => row.Plan, StringComparer.Ordinal);
        var all = (await days.Overdue(events).OrderBy(e => e.DueOn).ThenBy(e => e.Key).Select(e => new { e.PlanId, e.Key, e.Title, e.Date }).ToListAsync(cancel))
            .ToLookup(e => e.PlanId, e => new OverdueEvent(e.Key, e.Title, e.Date), StringComparer.Ordinal);

        // A fact that was recorded between two of these queries takes its patient off the page, no more.
        return new TodayRows(
            TodayList.Overdue,
            count,
            [.. page.Where(plan => first.Contains(plan) && all.Contains(plan)).Select(plan => With(first[plan].First(), all[plan]))]);

        static TodayRow With(TodayRow row, IEnumerable<OverdueEvent> all) => row with { Others = [.. all.Where(each => each.Key != row.Key)] };
    }

    private IQueryable<PlanEventRow> Events(TodayRequest request, TodayList list, Reach reach)
    {
        var (open, days) = (Open(request, reach), Days(request));
        return list switch
        {
            TodayList.DueToday => days.Within(open, 0, 0),
            TodayList.NextDays => days.Within(open, 1, DailyWork.DaysAhead),
            TodayList.ToBook => days.Within(open.Where(e => e.Kind == EventKind.Echo && e.Booked == null), 0, BookDaysAhead),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "What waits and what changed is read from the facts, what is overdue by patient."),
        };
    }

    private SiteDays Days(TodayRequest request) => new(sites.All.Where(site => request.Site is null || site.Id == request.Site), time.Now());

    private IQueryable<PlanEventRow> Open(TodayRequest request, Reach reach)
    {
        var open = reach.Of(db.Events.AsNoTracking());
        return request.Navigator is { } navigator ? open.Where(e => e.Navigator == navigator) : open;
    }

    /// <summary>The lines of a page are found in an index, by what orders them; then only they are read.</summary>
    private IQueryable<PlanEventRow> Page(IQueryable<PlanEventRow> events, TodayRequest request, TodayList list)
    {
        var page = Ordered(events, list).Skip(request.Skipped).Take(request.Size).Select(e => new { e.PlanId, e.Key });
        return db.Events.AsNoTracking().Join(page, e => new { e.PlanId, e.Key }, key => key, (e, _) => e);
    }

    private static IOrderedQueryable<PlanEventRow> Ordered(IQueryable<PlanEventRow> events, TodayList list) => list == TodayList.ToBook
        ? events.OrderBy(e => e.Key.StartsWith("echo-repeat-") ? 0 : 1).ThenBy(e => e.DueOn).ThenBy(e => e.PlanId).ThenBy(e => e.Key)
        : ByDay(events);

    private static IOrderedQueryable<PlanEventRow> ByDay(IQueryable<PlanEventRow> events) =>
        events.OrderBy(e => e.DueOn).ThenBy(e => e.PlanId).ThenBy(e => e.Key);

    private static async Task<List<TodayRow>> Rows(IQueryable<PlanEventRow> events, TodayList list, CancellationToken cancel) =>
        (await Ordered(events, list).Select(e => new
        {
            e.PlanId, e.Plan!.PatientId, e.Plan.PatientName, e.Plan.Version, e.Site, e.Kind, e.Date, e.Title, e.Key, e.Booked, e.Body, e.AcknowledgedDate,
        }).ToListAsync(cancel)).ConvertAll(e => new TodayRow(
            e.PlanId, e.PatientId, e.PatientName, e.Version, e.Site, e.Kind, e.Date, e.Title, e.Key, e.Booked, StoredEvent.Of(e.Body),
            e.AcknowledgedDate == e.Date, Others: []));
}

/// <summary>One list of the day: how many lines it has, and those of the page.</summary>
public sealed record TodayRows(TodayList List, int Count, IReadOnlyList<TodayRow> Rows);

/// <summary>One event of today's work, as stored.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Patient">The patient's id.</param>
/// <param name="PatientName">The name; shown only where the site allows it.</param>
/// <param name="Version">The plan's version, which a fact recorded from this line must meet.</param>
/// <param name="Site">The clinic's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Date">When it is planned.</param>
/// <param name="Title">For a person.</param>
/// <param name="Key">The event's key.</param>
/// <param name="Booked">The appointment.</param>
/// <param name="Body">The rest of the event.</param>
/// <param name="Acknowledged">Somebody acknowledged that it is overdue.</param>
/// <param name="Others">The patient's other overdue events, the longest overdue first.</param>
public sealed record TodayRow(
    string Plan,
    string Patient,
    string? PatientName,
    int Version,
    string Site,
    EventKind Kind,
    DateOnly Date,
    string Title,
    string Key,
    DateOnly? Booked,
    StoredEvent Body,
    bool Acknowledged,
    IReadOnlyList<OverdueEvent> Others);

/// <summary>A further overdue event of a patient who has one line for all of them.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">For a person.</param>
/// <param name="Date">When it was planned.</param>
public sealed record OverdueEvent(string Key, string Title, DateOnly Date);
