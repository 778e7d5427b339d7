using System.Globalization;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.AccessLog;
using HerScheduler.Security.Policies;
using HerScheduler.Sites;

namespace HerScheduler.Pages.AccessLog;

/// <summary>The page at <c>/access-log</c>: who saw or changed which plan.</summary>
internal static class AccessLogEndpoint
{
    public const string Path = "/access-log";

    private const int OnePage = 100;

    public static void MapAccessLogPage(this IEndpointRouteBuilder pages) => pages.MapGet(
        Path,
        async (string? plan, string? user, string? from, string? to, long? before, AccessReport report, ReaderTimes times, HttpContext context,
            CancellationToken cancel) =>
        {
            var reach = Caller.Of(context).Reach;
            var here = await times.Of(reach, cancel);
            var zone = here.Zone;
            var (first, last) = (Day(from), Day(to));
            DateTimeOffset? begin = first is { } day ? NoticeClock.InstantOf(day, TimeOnly.MinValue, zone) : null;
            DateTimeOffset? end = last is { } final ? NoticeClock.InstantOf(final.AddDays(1), TimeOnly.MinValue, zone) : null;
            var query = new AccessQuery { Plan = plan.NullIfBlank(), User = user.NullIfBlank(), From = begin, To = end, Before = before, Limit = OnePage };
            var rows = await report.Read(query, reach, cancel);
            return Page.Of<AccessLogPage>(new AccessLogView(Page.TextsOf(context), query.Plan, query.User, first, last, rows, rows.Count == OnePage
                ? rows[^1].Id
                : null, await times.With(here, rows.Select(row => row.PlanId), cancel)));
        }).Needs(Policy.Administer);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
}
