using System.Globalization;
using System.Text;
using HerScheduler.Core.Reports;
using HerScheduler.Digests;
using HerScheduler.Json;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;

namespace HerScheduler.Pages.Today;

/// <summary>The page at <c>/</c>: the dated work of all navigators, and the way to the day of one (<see cref="NavigatorPage"/>).</summary>
internal static class TodayPage
{
    public static void MapTodayPage(this WebApplication app) =>
        app.MapGet("/", async (string? navigator, NavigatorPage ofOne, TodayQuery query, NavigatorDays navigators, HttpContext context, CancellationToken cancel) =>
            string.IsNullOrWhiteSpace(navigator)
                ? PlainPage.Answer(context, Html(await query.Run(Caller.Of(context).Reach, cancel), await navigators.Read(Caller.Of(context).Reach, cancel)))
                : await ofOne.Answer(context, navigator.Trim(), cancel)).Needs(Policy.See).ExcludeFromDescription();

    internal static string Html(IReadOnlyList<TodayLine> lines, IReadOnlyList<NavigatorHome> navigators)
    {
        var html = PlainPage.Begin("Today’s work");
        AppendChoice(html, navigators);
        if (lines.Count == 0)
        {
            html.Append("<p>Nothing is overdue, due today, or due in the next seven days.</p>")
                .Append("<p>Plans arrive with <code>POST /api/v1/plans</code> (<a href=\"/openapi/v1.json\">description</a>).</p>");
        }
        else
        {
            AppendSection(html, "Overdue", lines.Where(l => l.Timing.State == TimingState.Overdue));
            AppendSection(html, "Due today", lines.Where(l => l.Timing.State == TimingState.Due));
            AppendSection(html, "Next 7 days", lines.Where(l => l.Timing.State == TimingState.Upcoming));
        }

        html.Append("<p><a href=\"/deliveries\">What was sent</a></p>");
        return PlainPage.End(html);
    }

    private static void AppendChoice(StringBuilder html, IReadOnlyList<NavigatorHome> navigators)
    {
        if (navigators.Count == 0)
        {
            return;
        }

        html.Append("<form method=\"get\"><label>The day of one navigator, with what waits and what changed: <select name=\"navigator\">");
        foreach (var navigator in navigators)
        {
            html.Append("<option>").Append(Text(navigator.Navigator));
        }

        html.Append("</select></label> <button>Show</button></form>");
    }

    private static void AppendSection(StringBuilder html, string title, IEnumerable<TodayLine> lines)
    {
        var rows = lines.ToList();
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{title} ({rows.Count})</h2>");
        if (rows.Count == 0)
        {
            html.Append("<p>Nothing.</p></section>");
            return;
        }

        html.Append("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Date<th scope=\"col\">What<th scope=\"col\">Patient<th scope=\"col\">Site<th scope=\"col\">Navigator<th scope=\"col\">Plan</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr><td>").Append(row.Date.Iso()).Append(When(row.Timing))
                .Append("<td>").Append(Text(row.Title))
                .Append("<td>").Append(Text(row.PatientName is { } name ? $"{row.Patient} ({name})" : row.Patient))
                .Append("<td>").Append(Text(row.Site))
                .Append("<td><a href=\"/?navigator=").Append(Uri.EscapeDataString(row.Navigator)).Append("\">").Append(Text(row.Navigator)).Append("</a>")
                .Append(CultureInfo.InvariantCulture, $"<td><a href=\"/plans/{Text(row.Plan)}#{Text(row.Key)}\">{Text(row.Plan)}</a></tr>");
        }

        html.Append("</tbody></table></div></section>");
    }

    private static string When(Timing timing) => timing switch
    {
        { State: TimingState.Overdue, Days: 1 } => " <span class=\"late\">1 day late</span>",
        { State: TimingState.Overdue } => $" <span class=\"late\">{timing.Days} days late</span>",
        { State: TimingState.Upcoming, Days: 1 } => " tomorrow",
        { State: TimingState.Upcoming } => $" in {timing.Days} days",
        _ => "",
    };

    private static string Text(string text) => PlainPage.Text(text);
}
