using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Json;
using HerScheduler.Security.Policies;

namespace HerScheduler.Security.AccessLog;

/// <summary>The access log over HTTP, for administrators.</summary>
internal static class AccessEndpoints
{
    public static void MapAccessLog(this IEndpointRouteBuilder api) =>
        api.MapGet("/access-log", Report)
            .Needs(Policy.Administer)
            .Describe("Who saw or changed which plan, when, from where; the latest first, a page at a time.", "accessList", 200, 400, 403);

    private static async Task<IResult> Report([AsParameters] AccessQuery query, HttpContext context, AccessReport report, CancellationToken cancel)
    {
        var rows = await report.Read(query, Caller.Of(context).Reach, cancel);
        return Replies.Json(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            if (rows.Count == query.PageSize)
            {
                json.WriteNumber("next", rows[^1].Id);
            }
            else
            {
                json.WriteNull("next");
            }

            json.WriteEndObject();
        }));
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, AccessRow row)
    {
        json.WriteStartObject();
        json.WriteString("at", row.At.Iso());
        json.WriteString("who", row.Who);
        json.WriteString("role", row.Role);
        json.WriteString("way", row.Way);
        json.WriteString("from", row.From);
        json.WriteString("action", row.Action);
        json.WriteString("plan", row.PlanId);
        json.WriteNumber("status", row.Status);
        json.WriteEndObject();
    }
}
