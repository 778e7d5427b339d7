using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Reports;
using HerScheduler.Security.Policies;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Reports;

/// <summary>The page at <c>/reports/overdue-echo</c>: who is late, where, is it getting better?</summary>
internal static class OverdueEchoEndpoint
{
    public const string Address = "/reports/overdue-echo";

    public static void MapOverdueEchoes(this IEndpointRouteBuilder pages) => pages.MapGet(Address, Show).Needs(Policy.Report);

    private static async Task<IResult> Show(
        string? asOf, string? site, string? navigator, string? minDays, string? phase, string? held, string? booked, int? page,
        OverdueEchoPages report, AdherenceFigures adherence, SiteDirectory sites, SitesInReach seen, ReaderTimes times, TimeProvider time, HttpContext context,
        CancellationToken cancel)
    {
        var query = new OverdueEchoQuery
        {
            AsOf = asOf.NullIfBlank(),
            Site = site.NullIfBlank(),
            Navigator = navigator.NullIfBlank(),
            MinDays = Whole(minDays),
            Phase = phase.NullIfBlank(),
            Held = Flag(held),
            Booked = Flag(booked),
        };
        var (reach, number) = (Caller.Of(context).Reach, Math.Clamp(page ?? 1, 1, 100_000));
        var question = new OverdueEchoQuestion(Page.TextsOf(context), query, [.. (await seen.Of(reach, cancel)).Select(each => (each.Id, each.Name))]);
        return await (await report.Read(query, reach, (number - 1) * OverdueEchoView.OnePage, OverdueEchoView.OnePage, cancel)).Match(
            async answer =>
            {
                var (first, last) = OverdueEchoView.MonthsUpTo(answer.AsOf);
                var months = await adherence.Of(query.Site, first, last, reach, cancel);
                return Page.Of<OverdueEchoPage>(new OverdueEchoView(
                    question, answer, number, months,
                    [.. sites.All.Select(each => (each.Id, each.Name, each.ShowPatientNames))],
                    query.Day is { } day && sites.All.All(each => day < each.Today(time.Now())),
                    await times.Of(reach, cancel)));
            },
            problem => Task.FromResult(Page.Of<OverdueEchoRefused>(question with { Faults = problem.Errors }, problem.Status)));
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    private static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;
}
