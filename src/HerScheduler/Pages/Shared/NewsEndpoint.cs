using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Shared;

/// <summary>
/// How many facts were recorded about what a page shows: a number that only grows. An open page asks for it now and then, and says when it is no longer what it
/// was. It tells nothing of a patient, and so is no view of one.
/// </summary>
internal static class NewsEndpoint
{
    private const string Path = "/news";

    public static string OfPlan(string plan) => $"{Path}?plan={plan}";

    public static string OfNavigator(string navigator) => $"{Path}?navigator={Uri.EscapeDataString(navigator)}";

    public static void MapNews(this IEndpointRouteBuilder pages) => pages.MapGet(
        Path,
        async (string? plan, string? navigator, SchedulerDb db, HttpContext context, CancellationToken cancel) =>
            Results.Json(await Count(db.Plans.Where(each => each.Id == plan || each.Navigator == navigator), Caller.Find(context.User)?.Reach
                ?? Reach.Nothing, cancel)))
        .Needs(Policy.SignedIn);

    public static Task<long> OfNavigator(SchedulerDb db, string navigator, Reach reach, CancellationToken cancel) =>
        Count(db.Plans.Where(plan => plan.Navigator == navigator), reach, cancel);

    private static Task<long> Count(IQueryable<PlanRow> plans, Reach reach, CancellationToken cancel) =>
        reach.Of(plans).SumAsync(plan => (long)plan.Version, cancel);
}
