using System.Text.Json;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Problems;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>Answers that are lists: of plans, of a plan's facts, of a plan's messages. One query each.</summary>
internal sealed class PlanLists(SchedulerDb db)
{
    private const int MessagesAPage = 500;

    /// <summary><c>{"plans":[…],"next":ID}</c>; <c>next</c> is null on the last page, else what <c>after</c> asks for.</summary>
    public async Task<string> Plans(PlanQuery query, CancellationToken cancel)
    {
        var rows = await query.Filter(db.Plans.AsNoTracking()).OrderBy(p => p.Id).Take(query.PageSize + 1).ToListAsync(cancel);
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
    /// <c>{"facts":[…]}</c>: the log of the plan, the approval (number 0) first. <c>fact</c> is the fact as recorded,
    /// or the approved document.
    /// </summary>
    public async Task<Outcome<(int Version, string Text)>> Facts(string planId, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel);
        if (plan is null)
        {
            return Problem.NoSuchPlan(planId);
        }

        var log = await db.Log.AsNoTracking().Where(e => e.PlanId == planId).OrderBy(e => e.Number).ToListAsync(cancel);
        return (plan.Version, JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("facts");
            foreach (var entry in log)
            {
                json.WriteStartObject();
                json.WriteNumber("number", entry.Number);
                json.WriteString("id", entry.EntryId);
                json.WriteString("kind", entry.Kind);
                json.WriteString("recordedAt", entry.RecordedAt.Iso());
                json.WriteString("by", entry.By);
                json.WriteString("sender", entry.Sender);
                json.WriteString("hash", entry.Hash);
                json.WritePropertyName("fact");
                json.WriteRawValue(entry.Body);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }

    /// <summary>
    /// <c>{"messages":[…],"first":SEQUENCE,"last":SEQUENCE}</c>: the plan's messages after a sequence, in order, at most 500. <c>first</c> is the
    /// oldest still kept (null: none is), <c>last</c> the newest there ever was: what lies before <c>first</c> cannot be fetched any more.
    /// </summary>
    public async Task<Outcome<string>> Messages(string planId, int after, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel);
        if (plan is null)
        {
            return Problem.NoSuchPlan(planId);
        }

        var bodies = await db.Outbox
            .Where(m => m.PlanId == planId && m.Sequence > after)
            .OrderBy(m => m.Sequence)
            .Select(m => m.Body)
            .Take(MessagesAPage)
            .ToListAsync(cancel);
        var first = await db.Outbox.Where(m => m.PlanId == planId).MinAsync(m => (int?)m.Sequence, cancel);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            foreach (var body in bodies)
            {
                json.WriteRawValue(body);
            }

            json.WriteEndArray();
            WriteNumber(json, "first", first);
            json.WriteNumber("last", plan.Sequence);
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
