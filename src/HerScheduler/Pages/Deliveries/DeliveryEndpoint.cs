using HerScheduler.Deliveries;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Security.Policies;
using HerScheduler.Security;

namespace HerScheduler.Pages.Deliveries;

/// <summary>The page at <c>/deliveries</c>: did it leave? First of all what could not be sent.</summary>
internal static class DeliveryEndpoint
{
    private const int OnePage = 100;

    public static void MapDeliveries(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/deliveries",
        async (string? plan, string? navigator, string? result, DeliveryReport report, ReaderTimes times, HttpContext context, CancellationToken cancel) =>
        {
            var query = new DeliveryQuery(plan.NullIfBlank(), navigator.NullIfBlank(), result.NullIfBlank(), From: null, To: null, OnePage);
            if (query.Check() is { } problem)
            {
                return ErrorView.Answer(context, problem);
            }

            var reach = Caller.Of(context).Reach;
            var failed = query.Wanted is null ? await report.Read(query with { Result = "failed" }, reach, cancel) : [];
            var rows = await report.Read(query, reach, cancel);
            var zones = await times.With(await times.Of(reach, cancel), failed.Concat(rows).Select(row => row.Plan), cancel);
            return Page.Of<DeliveryPage>(new DeliveryView(Page.TextsOf(context), query, failed, rows, zones));
        }).Needs(Policy.Report);
}
