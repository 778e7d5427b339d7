using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Security.Policies;
using HerScheduler.Security;

namespace HerScheduler.Pages.Today;

/// <summary>The first page, <c>/</c>: the day of everybody, of a clinic, or of a navigator (<c>/?navigator=ADDRESS</c>, where the digest leads).</summary>
internal static class TodayEndpoint
{
    public static void MapToday(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/", async (string? navigator, string? site, string? list, int? page, string? done, TodayReader reader, HttpContext context,
            CancellationToken cancel) =>
            (await reader.Read(TodayRequest.Of(navigator, site, list, page), done, Caller.Of(context), Page.TextsOf(context), cancel)).Match(
                view => Page.Of<TodayPage>(view),
                problem => ErrorView.Answer(context, problem))).Needs(Policy.See);
}
