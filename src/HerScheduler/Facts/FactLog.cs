using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Problems;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>A plan's fact log as an answer.</summary>
internal sealed class FactLog(SchedulerDb db)
{
    /// <summary>
    /// <c>{"facts":[…]}</c>: the log of the plan, the approval (number 0) first. <c>fact</c> is the fact as recorded,
    /// or the approved document.
    /// </summary>
    public async Task<Outcome<(PlanRow Plan, DateTimeOffset? LastFact, string Text)>> Of(string planId, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel);
        if (plan is null)
        {
            return Problem.NoSuchPlan(planId);
        }

        var log = await db.Log.AsNoTracking().Where(e => e.PlanId == planId).OrderBy(e => e.Number).ToListAsync(cancel);
        return (plan, log.Count > 1 ? log[^1].RecordedAt : (DateTimeOffset?)null, JsonText.Of(json =>
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
}
