using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>A navigator with open plans, and where the navigator's days begin.</summary>
/// <param name="Navigator">The e-mail address.</param>
/// <param name="Home">The navigator's first site: its zone and digest time are the navigator's.</param>
public sealed record NavigatorHome(string Navigator, Site Home)
{
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
    public Task<IReadOnlyList<NavigatorHome>> Read(CancellationToken cancel) => Read(Reach.Everything, cancel);

    /// <summary>The same, as far as their patients are within <paramref name="reach"/>.</summary>
    public async Task<IReadOnlyList<NavigatorHome>> Read(Reach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var places = await reach.Of(db.Plans)
            .Where(plan => plan.ApprovedAt != null)
            .GroupBy(plan => new { plan.Navigator, plan.Site })
            .Select(plans => new
            {
                plans.Key.Navigator,
                plans.Key.Site,
                First = plans.Min(plan => plan.ApprovedAt),
                Open = plans.Count(plan => plan.Status == PlanStatus.Approved),
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
