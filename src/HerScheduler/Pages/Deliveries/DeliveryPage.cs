using System.Globalization;
using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Deliveries;
using HerScheduler.Http;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Security.Policies;

namespace HerScheduler.Pages.Deliveries;

/// <summary>The page at <c>/deliveries</c>: what was sent, and first of all what could not be.</summary>
internal static class DeliveryPage
{
    public static void MapDeliveryPage(this WebApplication app) =>
        app.MapGet("/deliveries", async (string? plan, string? navigator, string? result, DeliveryReport report, HttpContext context, CancellationToken cancel) =>
        {
            // An empty field of the form is no condition.
            var query = new DeliveryQuery(NullIfEmpty(plan), NullIfEmpty(navigator), NullIfEmpty(result), From: null, To: null, Limit: null);
            return query.Check() is { } problem
                ? Replies.Refused(problem)
                : PlainPage.Answer(context, Html(query, await report.Read(query, Caller.Of(context).Reach, cancel)));
        }).Needs(Policy.Report).ExcludeFromDescription();

    internal static string Html(DeliveryQuery query, IReadOnlyList<Delivery> deliveries)
    {
        var html = PlainPage.Begin("What was sent");
        AppendForm(html, query);
        if (deliveries.Count == 0)
        {
            html.Append(query.Wanted == DeliveryResult.Failed ? "<p>Nothing has failed.</p>" : "<p>Nothing was sent that fits.</p>");
            return PlainPage.End(html);
        }

        html.Append("<div class=\"wide\"><table><thead><tr><th scope=\"col\">When (UTC)<th scope=\"col\">Result<th scope=\"col\">What<th scope=\"col\">How, to whom<th scope=\"col\">Plan</tr></thead><tbody>");
        foreach (var delivery in deliveries)
        {
            html.Append("<tr><td>").Append(delivery.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
                .Append("<td>").Append(Result(delivery))
                .Append("<td>").Append(PlainPage.Text(delivery.What))
                .Append("<td>").Append(WireNames<DeliveryChannel>.Of(delivery.Channel)).Append(": ").Append(PlainPage.Text(delivery.Recipient))
                .Append("<td>").Append(Link(delivery)).Append("</tr>");
        }

        return PlainPage.End(html.Append("</tbody></table></div>"));
    }

    private static void AppendForm(StringBuilder html, DeliveryQuery query)
    {
        html.Append("<form method=\"get\"><label>Plan <input name=\"plan\" value=\"").Append(PlainPage.Text(query.Plan ?? ""))
            .Append("\"></label> <label>Recipient <input name=\"navigator\" value=\"").Append(PlainPage.Text(query.Navigator ?? ""))
            .Append("\"></label> <label>Result <select name=\"result\"><option value=\"\">all</option>");
        foreach (var name in WireNames<DeliveryResult>.All)
        {
            html.Append(CultureInfo.InvariantCulture, $"<option{(query.Result == name ? " selected" : "")}>{name}</option>");
        }

        html.Append("</select></label> <button>Show</button></form>");
    }

    private static string Result(Delivery delivery)
    {
        var word = WireNames<DeliveryResult>.Of(delivery.Result);
        var reason = delivery.Reason is { } said ? $"<br><span class=\"small\">{PlainPage.Text(said)}</span>" : "";
        return delivery.Result == DeliveryResult.Failed ? $"<span class=\"late\">{word}</span>{reason}" : $"{word}{reason}";
    }

    private static string Link(Delivery delivery) => delivery.Plan is { } plan
        ? $"<a href=\"/plans/{PlainPage.Text(plan)}{(delivery.Event is { } key ? "#" + PlainPage.Text(key) : "")}\">{PlainPage.Text(plan)}{(delivery.Event is { } shown ? $" {PlainPage.Text(shown)}" : "")}</a>"
        : "";

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
