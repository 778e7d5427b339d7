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
        pages.MapGet("/sites", (SiteDirectory sites, TimeProvider time, HttpContext context) => Page.Of<SitesPage>(new SitesView(
            Page.TextsOf(context), sites.All, time.GetUtcNow(), Caller.Of(context).Role == UserRole.Administrator))).Needs(Policy.See);
}

/// <summary>The clinics.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Sites">All of them.</param>
/// <param name="Now">For the local time at each.</param>
/// <param name="MayChange">The reader is an administrator.</param>
public sealed record SitesView(Texts Texts, IReadOnlyList<Site> Sites, DateTimeOffset Now, bool MayChange);
