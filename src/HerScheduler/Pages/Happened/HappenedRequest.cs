using HerScheduler.Courses;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Happened;

/// <summary>Of whom overdue events are shown to be ticked; all of it stands in the page's address.</summary>
/// <param name="Plan">Only this plan's; null: everybody's.</param>
/// <param name="Navigator">Only this navigator's patients; null: everybody's.</param>
/// <param name="Site">Only this clinic's patients; null: all clinics'.</param>
/// <param name="Number">The page, from 1.</param>
public sealed record HappenedRequest(string? Plan, string? Navigator, string? Site, int Number)
{
    public const string Path = "/happened";

    public static HappenedRequest Of(string? plan, string? navigator, string? site, int? page) => new(
        plan.NullIfBlank(),
        navigator.NullIfBlank() is { } address ? NavigatorAddress.Of(address) : null,
        site.NullIfBlank(),
        Math.Clamp(page ?? 1, 1, 100_000));

    /// <summary>The overdue events of one plan.</summary>
    public static string OfPlan(string plan) => new HappenedRequest(plan, Navigator: null, Site: null, 1).Address();

    /// <param name="number">Which page.</param>
    /// <param name="all">Everything is ticked already.</param>
    public string Address(int number = 1, bool all = false)
    {
        var query = new QueryBuilder();
        query.Add("plan", Plan);
        query.Add("navigator", Navigator);
        query.Add("site", Site);
        query.Add("page", number > 1 ? number : null);
        query.Add("all", all ? "true" : null);
        return Path + query;
    }
}
