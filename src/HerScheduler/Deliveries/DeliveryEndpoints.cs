using HerScheduler.Core.Json;
using HerScheduler.Http;
using HerScheduler.Json;
using HerScheduler.Security;
using HerScheduler.Security.Policies;

namespace HerScheduler.Deliveries;

/// <summary>The report of what was sent, over HTTP.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder api) =>
        api.MapGet("/reports/deliveries", Report)
            .Needs(Policy.Report)
            .Describe("What was sent, latest first: per plan or recipient (navigator=), by result (sent, waiting, failed, skipped), between two instants.",
                "deliveryList", 200, 400);

    private static async Task<IResult> Report(
        string? plan, string? navigator, string? result, DateTimeOffset? from, DateTimeOffset? to, int? limit, HttpContext context, DeliveryReport report,
        CancellationToken cancel)
    {
        var query = new DeliveryQuery(plan, navigator, result, from?.ToUniversalTime(), to?.ToUniversalTime(), limit);
        return query.Check() is { } problem
            ? Replies.Refused(problem)
            : Replies.Json(Text(await report.Read(query, Caller.Of(context).Reach, cancel)));
    }

    private static string Text(IReadOnlyList<Delivery> deliveries) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("deliveries");
        foreach (var delivery in deliveries)
        {
            json.WriteStartObject();
            json.WriteString("at", delivery.At.Iso());
            json.WriteString("channel", WireNames<DeliveryChannel>.Of(delivery.Channel));
            json.WriteString("what", delivery.What);
            json.WriteString("plan", delivery.Plan);
            json.WriteString("event", delivery.Event);
            json.WriteString("recipient", delivery.Recipient);
            json.WriteString("result", WireNames<DeliveryResult>.Of(delivery.Result));
            json.WriteString("sentAt", delivery.SentAt?.Iso());
            json.WriteNumber("attempts", delivery.Attempts);
            json.WriteString("reason", delivery.Reason);
            json.WriteString("id", delivery.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
