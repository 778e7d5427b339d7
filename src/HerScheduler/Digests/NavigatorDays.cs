using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Security.Deputies;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>A navigator with open plans, and where the navigator's days begin.</summary>
/// <param name="Navigator">The e-mail address.</param>
/// <param name="Home">The navigator's first site: its zone and digest time are the navigator's.</param>
public sealed record NavigatorHome(string Navigator, Site Home)
{
    /// <summary>In whose place she stands: her digest tells of their patients too.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>The navigator's local day.</summary>
    public DateOnly Today(DateTimeOffset now) => Home.Today(now);

    /// <summary>When the digest of a local day goes out.</summary>
    public DateTimeOffset DigestAt(DateOnly day) => Home.DigestInstant(day);

    /// <summary>When a local day is over.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Home.InstantOf(day.AddDays(1), TimeOnly.MinValue);
}

/// <summary>Who gets digests.</summary>
public sealed class NavigatorDays(SchedulerDb db, SiteDirectory sites)
{
    /// <summary>
    /// Every navigator with an open plan, ordered by address. The first site is that of the plan approved first, closed ones included, so that it
    /// does not change as patients come and go.
    /// </summary>
    public Task<IReadOnlyList<NavigatorHome>> Read(CancellationToken cancel) => Homes(db.Plans, cancel);

    /// <summary>
    /// Who gets a digest at an instant: the same, with those whose deputies they are then. A deputy without patients of her own has the days of the first one
    /// in whose place she stands.
    /// </summary>
    public async Task<IReadOnlyList<NavigatorHome>> ReadersAt(DateTimeOffset now, CancellationToken cancel) =>
        Together(await Read(cancel), await StandIn.At(db, now, cancel));

    /// <summary>One of those.</summary>
    public async Task<NavigatorHome?> ReaderAt(string navigator, DateTimeOffset now, CancellationToken cancel)
    {
        var standIns = (await StandIn.At(db, now, cancel)).Where(pair => pair.Deputy == navigator).ToList();
        List<string> whose = [navigator, .. standIns.Select(pair => pair.Absent)];
        return Together(await Homes(db.Plans.Where(plan => whose.Contains(plan.Navigator)), cancel), standIns).FirstOrDefault(home => home.Navigator == navigator);
    }

    private static IReadOnlyList<NavigatorHome> Together(IReadOnlyList<NavigatorHome> homes, IReadOnlyList<StandIn> standIns)
    {
        var known = homes.ToDictionary(home => home.Navigator, StringComparer.Ordinal);
        var absent = standIns.Where(pair => known.ContainsKey(pair.Absent)).OrderBy(pair => pair.Absent, StringComparer.Ordinal)
            .ToLookup(pair => pair.Deputy, pair => pair.Absent, StringComparer.Ordinal);
        var further = absent.Where(deputy => !known.ContainsKey(deputy.Key)).Select(deputy => new NavigatorHome(deputy.Key, known[deputy.First()].Home));
        return
        [
            .. homes.Concat(further).OrderBy(home => home.Navigator, StringComparer.Ordinal)
                .Select(home => home with { StandsInFor = [.. absent[home.Navigator]] }),
        ];
    }

    /// <summary>One of them, as far as there are patients within <paramref name="reach"/>; null: none is.</summary>
    public async Task<NavigatorHome?> Find(string navigator, Reach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reach);
        return await Homes(reach.Of(db.Plans).Where(plan => plan.Navigator == navigator), cancel) is [var home] ? home : null;
    }

    /// <summary>The addresses of the first <paramref name="most"/> navigators with an open plan within <paramref name="reach"/>.</summary>
    public async Task<IReadOnlyList<string>> Names(Reach reach, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var known = sites.All.Select(site => site.Id).ToList();
        return await reach.Of(db.Plans).Where(plan => plan.Status == PlanStatus.Approved && known.Contains(plan.Site))
            .Select(plan => plan.Navigator).Distinct().OrderBy(navigator => navigator).Take(most).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<NavigatorHome>> Homes(IQueryable<PlanRow> plans, CancellationToken cancel)
    {
        var places = await plans
            .Where(plan => plan.ApprovedAt != null)
            .GroupBy(plan => new { plan.Navigator, plan.Site })
            .Select(place => new
            {
                place.Key.Navigator,
                place.Key.Site,
                First = place.Min(plan => plan.ApprovedAt),
                Open = place.Count(plan => plan.Status == PlanStatus.Approved),
            })
            .ToListAsync(cancel);
        return
        [
            .. places
                .Where(place => sites.Find(place.Site) is not null)
                .GroupBy(place => place.Navigator, StringComparer.Ordinal)
                .Where(navigator => navigator.Any(place => place.Open > 0))
                .OrderBy(navigator => navigator.Key, StringComparer.Ordinal)
                .Select(navigator => new NavigatorHome(
                    navigator.Key,
                    sites.Of(navigator.OrderBy(place => place.First).ThenBy(place => place.Site, StringComparer.Ordinal).First().Site))),
        ];
    }
}
