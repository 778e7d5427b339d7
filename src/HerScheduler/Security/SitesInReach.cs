using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security;

/// <summary>The clinics whose patients somebody may see: their own, and those of the patients of a navigator who has patients elsewhere too.</summary>
internal sealed class SitesInReach(SchedulerDb db, SiteDirectory sites)
{
    /// <summary>Ordered by id.</summary>
    public async Task<IReadOnlyList<Site>> Of(Reach reach, CancellationToken cancel)
    {
        if (reach.Everywhere)
        {
            return sites.All;
        }

        var ofPatients = reach.Navigators.Count == 0
            ? []
            : await db.Plans.AsNoTracking().Where(plan => reach.Navigators.Contains(plan.Navigator)).Select(plan => plan.Site).Distinct().ToListAsync(cancel);
        return [.. sites.All.Where(site => reach.IncludesSite(site.Id) || ofPatients.Contains(site.Id))];
    }

    /// <summary>
    /// What is wrong with the clinic that a question names: nobody is overdue where there is nobody, and a slip of the hand must not read as good news.
    /// </summary>
    /// <param name="asked">The clinic's id; null: none is named.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <returns>Null: there is such a clinic, and the asker may see it.</returns>
    public async Task<Fault?> Unknown(string? asked, Reach reach, CancellationToken cancel)
    {
        if (asked is null)
        {
            return null;
        }

        var seen = await Of(reach, cancel);
        return seen.Any(site => site.Id == asked)
            ? null
            : new Fault("?site", seen.Count == 0
                ? $"no site was expected, as you have patients at none; found '{asked}'"
                : $"a site was expected, one of {string.Join(", ", seen.Select(site => site.Id))}; found '{asked}'");
    }
}
