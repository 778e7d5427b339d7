using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using HerScheduler.Core.Reports;
using HerScheduler.Json;

namespace HerScheduler.Web;

/// <summary>The page at <c>/</c>: plain HTML from the server, no scripts.</summary>
internal static class TodayPage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --late: #b00020; }
        @media (prefers-color-scheme: dark) { :root { --late: #ff8a80; } }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        .late { color: var(--late); font-weight: 600; }
        a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
        .wide { overflow-x: auto; }
        footer { margin-top: 2rem; font-size: .875rem; }
        """;

    public static void MapTodayPage(this WebApplication app) =>
        app.MapGet("/", async (TodayQuery query, HttpContext context, CancellationToken cancel) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return Results.Content(Html(await query.Run(cancel)), "text/html", Encoding.UTF8);
        }).ExcludeFromDescription();

    internal static string Html(IReadOnlyList<TodayLine> lines)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Today – HerScheduler</title><style>")
            .Append(Style).Append("</style></head><body><header><h1>Today’s work</h1></header><main>");
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

        return html
            .Append("</main><footer>Scheduling support, not medical advice. There is no sign-in yet: this page is for this machine only.</footer></body></html>")
            .ToString();
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
                .Append("<td>").Append(Text(row.Navigator))
                .Append(CultureInfo.InvariantCulture, $"<td><a href=\"/api/v1/plans/{Text(row.Plan)}/schedule\">{Text(row.Plan)}</a></tr>");
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

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
