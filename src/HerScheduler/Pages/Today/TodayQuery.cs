using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
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
        var events = Events(request, list, reach);
        var shown = request.Shows(list);
        if (list != TodayList.Overdue)
        {
            var count = await events.CountAsync(cancel);
            return new TodayRows(list, count, shown && count > 0 ? await Rows(Ordered(events, list).Skip(request.Skipped).Take(request.Size), cancel) : []);
        }

        var groups = events.GroupBy(e => e.PlanId).Select(g => new { Plan = g.Key, First = g.Min(e => e.Date), Count = g.Count() });
        var patients = await groups.CountAsync(cancel);
        if (!shown || patients == 0)
        {
            return new TodayRows(list, patients, []);
        }

        var page = await groups.OrderBy(g => g.First).ThenBy(g => g.Plan).Skip(request.Skipped).Take(request.Size).ToListAsync(cancel);
        var plans = page.ConvertAll(g => g.Plan);
        var rows = (await Rows(events.Where(e => plans.Contains(e.PlanId)).OrderBy(e => e.Date).ThenBy(e => e.Key), cancel))
            .ToLookup(row => row.Plan, StringComparer.Ordinal);
        return new TodayRows(list, patients, [.. page.Select(g => rows[g.Plan].First() with { Others = g.Count - 1 })]);
    }

    /// <summary>What is planned first after the days that are shown; null: nothing.</summary>
    public async Task<TodayRow?> Next(TodayRequest request, Reach reach, CancellationToken cancel)
    {
        var later = new SiteDays(sites.All, time.Now()).Within(Open(request, reach), DailyWork.DaysAhead + 1, FarAhead);
        return (await Rows(later.OrderBy(e => e.Date).ThenBy(e => e.PlanId).Take(1), cancel)).FirstOrDefault();
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

    private IQueryable<PlanEventRow> Events(TodayRequest request, TodayList list, Reach reach)
    {
        var (open, days) = (Open(request, reach), new SiteDays(sites.All, time.Now()));
        return list switch
        {
            TodayList.Overdue => days.Overdue(open),
            TodayList.DueToday => days.Within(open, 0, 0),
            TodayList.NextDays => days.Within(open, 1, DailyWork.DaysAhead),
            TodayList.ToBook => days.Within(open.Where(e => e.Kind == EventKind.Echo && e.Booked == null), 0, BookDaysAhead),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "What waits and what changed is read from the facts."),
        };
    }

    private IQueryable<PlanEventRow> Open(TodayRequest request, Reach reach)
    {
        var open = SiteDays.Asked(reach.Of(db.Events.AsNoTracking()));
        open = request.Navigator is { } navigator ? open.Where(e => e.Navigator == navigator) : open;
        return request.Site is { } site ? open.Where(e => e.Site == site) : open;
    }

    private static IOrderedQueryable<PlanEventRow> Ordered(IQueryable<PlanEventRow> events, TodayList list) => list == TodayList.ToBook
        ? events.OrderBy(e => e.Key.StartsWith("echo-repeat-") ? 0 : 1).ThenBy(e => e.Date).ThenBy(e => e.PlanId).ThenBy(e => e.Key)
        : events.OrderBy(e => e.Date).ThenBy(e => e.PlanId).ThenBy(e => e.Key);

    private static async Task<List<TodayRow>> Rows(IQueryable<PlanEventRow> events, CancellationToken cancel) =>
        (await events.Select(e =>
            new { e.PlanId, e.Plan!.PatientId, e.Plan.PatientName, e.Plan.Version, e.Site, e.Kind, e.Date, e.Title, e.Key, e.Booked, e.Body,
                e.AcknowledgedDate }).ToListAsync(cancel))
            .ConvertAll(e => new TodayRow(
                e.PlanId, e.PatientId, e.PatientName, e.Version, e.Site, e.Kind, e.Date, e.Title, e.Key, e.Booked, StoredEvent.Of(e.Body),
                e.AcknowledgedDate == e.Date, Others: 0));
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
/// <param name="Others">How many more events of the patient are overdue.</param>
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
    int Others);
