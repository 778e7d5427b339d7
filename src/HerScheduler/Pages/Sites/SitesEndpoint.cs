using HerScheduler.Core.Plans;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Sites;

/// <summary>The page at <c>/sites</c>: the clinics as they are configured.</summary>
internal static class SitesEndpoint
{
    public static void MapSites(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/sites", (InstallationSettings installation, TimeProvider time, HttpContext context) => Page.Of<SitesPage>(new SitesView(
            Page.TextsOf(context), installation.Sites.All, installation.Library, time.GetUtcNow(), Caller.Of(context)))).Needs(Policy.See);
}

/// <summary>The clinics.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Sites">All of them.</param>
/// <param name="Library">For the title of what a low LVEF is judged by.</param>
/// <param name="Now">For the local time at each.</param>
/// <param name="Caller">Who looks.</param>
public sealed record SitesView(Texts Texts, IReadOnlyList<Site> Sites, PlanLibrary Library, DateTimeOffset Now, Caller Caller)
{
    /// <summary>Whether other closed days can be tried out there: an administrator's, within reach.</summary>
    public bool MayTry(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return Caller.Role == UserRole.Administrator && Caller.Reach.IncludesSite(site.Id);
    }

    /// <summary>What a low LVEF is judged by there.</summary>
    public string PolicyOf(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return Library.Policies.Find(site.PlanSettings.LvefPolicy)?.Title ?? site.PlanSettings.LvefPolicy;
    }
}
