using System.Text.Json;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Problems;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Answers that are lists: of plans, of a plan's messages. One query each.</summary>
internal sealed class PlanLists(SchedulerDb db)
{
    /// <summary>The most messages of a page, and the usual number.</summary>
    public const int MessagesAPage = 500;

    /// <summary><c>{"plans":[…],"next":ID}</c>; <c>next</c> is null on the last page, else what <c>after</c> asks for.</summary>
    public async Task<string> Plans(PlanQuery query, Reach reach, CancellationToken cancel)
    {
        var rows = await query.Filter(reach.Of(db.Plans.AsNoTracking())).OrderBy(p => p.Id).Take(query.PageSize + 1).ToListAsync(cancel);
        var page = rows.Take(query.PageSize).ToList();
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("plans");
            foreach (var plan in page)
            {
                json.WriteStartObject();
                PlanView.WriteSummary(json, plan);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("next", rows.Count > page.Count ? page[^1].Id : null);
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// <c>{"messages":[…],"first":SEQUENCE,"last":SEQUENCE,"next":LINK}</c>: the plan's messages after a sequence, in order, at most
    /// <paramref name="limit"/>. <c>first</c> is the oldest still kept (null: none is) and <c>last</c> the newest there ever was; what lies before
    /// <c>first</c> cannot be fetched any more. <c>next</c> asks for the following ones and is null on the last page.
    /// </summary>
    public async Task<Outcome<string>> Messages(string planId, int after, int limit, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel);
        if (plan is null)
        {
            return Problem.NoSuchPlan(planId);
        }

        var messages = await db.Outbox
            .Where(m => m.PlanId == planId && m.Sequence > after)
            .OrderBy(m => m.Sequence)
            .Select(m => new { m.Sequence, m.Body })
            .Take(limit + 1)
            .ToListAsync(cancel);
        var first = await db.Outbox.Where(m => m.PlanId == planId).MinAsync(m => (int?)m.Sequence, cancel);
        var page = messages.Take(limit).ToList();
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            foreach (var message in page)
            {
                json.WriteRawValue(message.Body);
            }

            json.WriteEndArray();
            WriteNumber(json, "first", first);
            json.WriteNumber("last", plan.Sequence);
            json.WriteString("next", messages.Count > limit ? $"/api/v1/plans/{planId}/messages?after={page[^1].Sequence}&limit={limit}" : null);
            json.WriteEndObject();
        });
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
