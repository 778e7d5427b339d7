using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Json;
using HerScheduler.Problems;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using JsonText = HerScheduler.Json.JsonText;

namespace HerScheduler.Reports;

/// <summary>The quality lead's reports over HTTP.</summary>
internal static class ReportEndpoints
{
    /// <summary>The adherence report goes back so many months unless it is asked otherwise.</summary>
    public const int UsualMonths = 12;

    private const int MostMonths = 120;

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/overdue-echo", OverdueEcho).Needs(Policy.Report)
            .Describe("Who is late for an LVEF echo, today or as it was known on another day (asOf=). CSV with Accept: text/csv.", "overdueEchoReport", 200,
                400);
        api.MapGet("/reports/overdue-echo.csv", OverdueEchoFile).Needs(Policy.Report).DescribeFile("The same as CSV.", OverdueEchoCsv.MediaType, 400);
        api.MapGet("/reports/echo-adherence", Adherence).Needs(Policy.Report)
            .Describe("Month by month: of the patients on HER2 therapy, how many had LVEF measured in time.", "echoAdherenceReport", 200, 400);
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
        Replies.Of(answer, found =>
            Results.File(System.Text.Encoding.UTF8.GetBytes(csv.Text(found)), $"{OverdueEchoCsv.MediaType}; charset=utf-8",
                $"overdue-echo-{found.AsOf.Iso()}.csv"));

    private static async Task<IResult> Adherence(string? from, string? to, string? site, AdherenceReport report, SitesInReach seen, TimeProvider time,
        HttpContext context, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        if (await seen.Unknown(site, Caller.Of(context).Reach, cancel) is { } unknown)
        {
            faults.Add(unknown);
        }

        var last = Day(to, "?to", faults) ?? DateOnly.FromDateTime(time.Now().UtcDateTime);
        var first = Day(from, "?from", faults) ?? last.AddMonths(1 - UsualMonths);
        if (faults.Count == 0 && (first > last || last.DayNumber - first.DayNumber > MostMonths * 31))
        {
            faults.Add(new Fault("?from", $"a day before to= and at most {MostMonths} months earlier was expected"));
        }

        return faults.Count > 0
            ? Replies.Refused(Problem.Malformed(faults) with { Title = "The query cannot be read" })
            : Replies.Json(Text(site, first, last, await report.Read(site, first, last, Caller.Of(context).Reach, cancel)));
    }

    private static DateOnly? Day(string? text, string name, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(new Fault(name, $"a date such as 2026-03-09 was expected; found '{text}'"));
        return null;
    }

    private static string Text(string? site, DateOnly from, DateOnly to, IReadOnlyList<MonthlyAdherence> months) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("from", from.Iso());
        json.WriteString("to", to.Iso());
        json.WriteString("site", site);
        json.WriteStartArray("months");
        foreach (var month in months)
        {
            json.WriteStartObject();
            json.WriteString("month", month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteNumber("patients", month.Patients);
            json.WriteNumber("published", month.Published);
            json.WriteNumber("ownInterval", month.OwnInterval);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static bool WantsCsv(HttpContext context) =>
        context.Request.GetTypedHeaders().Accept.Any(type => string.Equals(type.MediaType.Value, OverdueEchoCsv.MediaType, StringComparison.OrdinalIgnoreCase));
}
