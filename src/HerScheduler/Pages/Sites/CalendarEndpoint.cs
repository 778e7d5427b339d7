using HerScheduler.Json;
using HerScheduler.Localization;
using HerScheduler.Pages.Errors;
using HerScheduler.Pages.Shared;
using HerScheduler.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Sites;

/// <summary>The page at <c>/sites/{id}/calendar</c>: what other closed days would move. The days themselves are settings.</summary>
internal static class CalendarEndpoint
{
    private static readonly char[] Between = ['\r', '\n', ',', ' '];

    public static void MapCalendar(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/sites/{id}/calendar",
        async (string id, string? closed, SiteDirectory sites, CalendarPreview preview, HttpContext context, CancellationToken cancel) =>
        {
            if (sites.Find(id) is not { } site || !Caller.Of(context).Reach.IncludesSite(id))
            {
                return ErrorView.Answer(context, new Problem(StatusCodes.Status404NotFound, "Unknown site", $"There is no site '{id}'."));
            }

            var view = new CalendarView(Page.TextsOf(context), site, closed ?? string.Join('\n', site.Days.Holidays.Select(day => day.Iso())));
            if (closed is null)
            {
                return Page.Of<CalendarPage>(view);
            }

            var words = closed.Split(Between, StringSplitOptions.RemoveEmptyEntries);
            var days = words.Where(word => JsonDates.TryParseDay(word, out _)).Select(JsonDates.ParseDay).ToList();
            return days.Count < words.Length
                ? Page.Of<CalendarPage>(view with { Unreadable = words.First(word => !JsonDates.TryParseDay(word, out _)) }, StatusCodes.Status400BadRequest)
                : Page.Of<CalendarPage>(view with { Effects = await preview.Of(site, CalendarDays.Of(site.Days.OpenDays, days), cancel) });
        }).Needs(Policy.Administer);
}

/// <summary>The page.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Site">The clinic.</param>
/// <param name="Closed">The closed days as typed.</param>
public sealed record CalendarView(Texts Texts, Site Site, string Closed)
{
    /// <summary>What is no date; null: everything is one.</summary>
    public string? Unreadable { get; init; }

    /// <summary>What would move; null: not asked yet.</summary>
    public CalendarEffects? Effects { get; init; }
}
