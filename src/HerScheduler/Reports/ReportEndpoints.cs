using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Json;
using HerScheduler.Problems;
using HerScheduler.Security.Policies;
using HerScheduler.Security;

namespace HerScheduler.Reports;

/// <summary>The quality lead's reports over HTTP.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/overdue-echo", OverdueEcho).Needs(Policy.Report)
            .Describe("Who is late for an LVEF echo, today or as it was known on another day (asOf=). CSV with Accept: text/csv.", "overdueEchoReport", 200,
                400);
        api.MapGet("/reports/overdue-echo.csv", OverdueEchoFile).Needs(Policy.Report).DescribeFile("The same as CSV.", OverdueEchoCsv.MediaType, 400);
        api.MapGet("/reports/echo-adherence", Adherence).Needs(Policy.Report)
            .Describe("Month by month: of the patients on HER2 therapy, how many had LVEF measured in time. CSV with Accept: text/csv.",
                "echoAdherenceReport", 200, 400);
        api.MapGet("/reports/echo-adherence.csv", AdherenceFile).Needs(Policy.Report).DescribeFile("The same as CSV.", OverdueEchoCsv.MediaType, 400);
    }

    private static async Task<IResult> OverdueEcho(
        [AsParameters] OverdueEchoQuery query, OverdueEchoReport report, OverdueEchoJson json, OverdueEchoCsv csv, HttpContext context,
        CancellationToken cancel)
    {
        var answer = await report.Read(query, Caller.Of(context).Reach, cancel, OverdueEchoReport.MostWaitedFor);
        return WantsCsv(context) ? File(answer, csv) : Replies.Of(answer, found => Replies.Json(json.Text(found)));
    }

    private static async Task<IResult> OverdueEchoFile([AsParameters] OverdueEchoQuery query, OverdueEchoReport report, OverdueEchoCsv csv, HttpContext context,
        CancellationToken cancel) =>
        File(await report.Read(query, Caller.Of(context).Reach, cancel, OverdueEchoReport.MostWaitedFor), csv);

    private static IResult File(Outcome<OverdueEchoAnswer> answer, OverdueEchoCsv csv) =>
        Replies.Of(answer, found => File(csv.Text(found), $"overdue-echo-{found.AsOf.Iso()}.csv"));

    private static async Task<IResult> Adherence(
        [AsParameters] AdherenceQuery query, AdherenceReport report, SitesInReach seen, TimeProvider time, HttpContext context, CancellationToken cancel)
    {
        var answer = await Counted(query, report, seen, time, context, cancel);
        return WantsCsv(context) ? File(answer) : Replies.Of(answer, found => Replies.Json(found.Json()));
    }

    private static async Task<IResult> AdherenceFile(
        [AsParameters] AdherenceQuery query, AdherenceReport report, SitesInReach seen, TimeProvider time, HttpContext context, CancellationToken cancel) =>
        File(await Counted(query, report, seen, time, context, cancel));

    private static async Task<Outcome<AdherenceAnswer>> Counted(
        AdherenceQuery query, AdherenceReport report, SitesInReach seen, TimeProvider time, HttpContext context, CancellationToken cancel)
    {
        var now = time.Now();
        var unknown = await seen.Unknown(query.Site, Caller.Of(context).Reach, cancel);
        return await query.Days(DateOnly.FromDateTime(now.UtcDateTime), unknown).Then<AdherenceAnswer>(async days => new AdherenceAnswer(
            query.Site, days.First, days.Last, now, await report.Read(query.Site, days.First, days.Last, Caller.Of(context).Reach, cancel)));
    }

    private static IResult File(Outcome<AdherenceAnswer> answer) =>
        Replies.Of(answer, found => File(found.Csv(), $"echo-adherence-{found.To.Iso()}.csv"));

    private static IResult File(string csv, string name) =>
        Results.File(System.Text.Encoding.UTF8.GetBytes(csv), $"{OverdueEchoCsv.MediaType}; charset=utf-8", name);

    private static bool WantsCsv(HttpContext context) =>
        context.Request.GetTypedHeaders().Accept.Any(type => string.Equals(type.MediaType.Value, OverdueEchoCsv.MediaType, StringComparison.OrdinalIgnoreCase));
}
