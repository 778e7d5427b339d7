using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Happened;

/// <summary>Which plans have something overdue, the longest overdue first, a page at a time.</summary>
internal sealed class HappenedQuery(SchedulerDb db, SiteDirectory sites, TimeProvider time)
{
    /// <summary>Patients of one page: each has all her overdue events on it.</summary>
    private const int OnePage = 25;

    public async Task<(IReadOnlyList<string> Plans, bool HasMore)> Page(HappenedRequest request, Reach reach, CancellationToken cancel)
    {
        var days = new SiteDays(sites.All.Where(site => request.Site is null || site.Id == request.Site), time.Now());
        var late = days.Overdue(reach.Of(db.Plans.AsNoTracking()));
        late = request.Plan is { } plan ? late.Where(each => each.Id == plan) : late;
        late = request.Navigator is { } navigator ? late.Where(each => each.Navigator == navigator) : late;
        var plans = await late.OrderBy(each => each.DueOn).ThenBy(each => each.Id)
            .Skip((request.Number - 1) * OnePage).Take(OnePage + 1).Select(each => each.Id).ToListAsync(cancel);
        return ([.. plans.Take(OnePage)], plans.Count > OnePage);
    }
}
