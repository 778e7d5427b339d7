using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Shared;

/// <summary>
/// In whose time a page is written. What is about a plan: in that of the plan's clinic. Everything else: in that of the reader's clinics when they share one,
/// else in that of the first of them, and it is named.
/// </summary>
internal sealed class ReaderTimes(SchedulerDb db, SiteDirectory sites, SitesInReach seen)
{
    /// <summary>Of a page without lines about plans.</summary>
    public async Task<LocalTimes> Of(Reach reach, CancellationToken cancel)
    {
        // A navigator without a site and without patients yet has the clock of the house.
        var clinics = await seen.Of(reach, cancel) is { Count: > 0 } own ? own : sites.All;
        var zone = clinics[0].Zone;
        return LocalTimes.Of(zone, clinics.Any(site => site.Zone.Id != zone.Id));
    }

    /// <summary>The same with lines about these plans; a plan that is not there, or no more, has the reader's.</summary>
    public async Task<LocalTimes> With(LocalTimes times, IEnumerable<string?> plans, CancellationToken cancel)
    {
        var ids = plans.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var places = ids.Count == 0
            ? []
            : await db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.Id)).Select(plan => new { plan.Id, plan.Site }).ToListAsync(cancel);
        return times with
        {
            OfPlans = places.Where(place => sites.Find(place.Site) is not null)
                .ToDictionary(place => place.Id, place => sites.Of(place.Site).Zone, StringComparer.Ordinal),
        };
    }
}
