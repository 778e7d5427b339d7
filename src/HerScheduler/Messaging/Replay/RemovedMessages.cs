using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging.Replay;

/// <summary>Whether what is to be sent again is still there: messages go by age, and with an archived plan.</summary>
internal sealed class RemovedMessages(SchedulerDb db, SchedulerSettings settings, TimeProvider time)
{
    /// <returns>In a sentence, what of the range is not kept any more, or may not be; null: all of it is there.</returns>
    /// <exception cref="OperatorErrorException">There is no such plan.</exception>
    public async Task<string?> Among(ReplayRange range, CancellationToken cancel)
    {
        if (range.Plan is not { } plan)
        {
            return range.From is { } begin && await db.Installation.AnyAsync(row => row.RemovedUpTo > 0, cancel) ? Before(begin, "") : null;
        }

        if (await db.Plans.Where(row => row.Id == plan).Select(row => (int?)row.Sequence).SingleOrDefaultAsync(cancel) is not { } used)
        {
            throw new OperatorErrorException($"There is no plan '{plan}' in the database.");
        }

        var firstKept = await db.Outbox.Where(row => row.PlanId == plan).MinAsync(row => (int?)row.Sequence, cancel) ?? used + 1;
        var (wanted, last) = (range.FromSequence ?? 1, Math.Min(firstKept - 1, range.ToSequence ?? int.MaxValue));
        if (wanted > last)
        {
            return null;
        }

        return range.From is { } from
            ? Before(from, $" of {plan}")
            : $"messages {wanted} to {last} of {plan} are not kept any more; they end in the schedule as it is (/api/v1/plans/{plan}/schedule).";
    }

    /// <summary>When a message was sent is gone with it: it can only be said from when on nothing is removed yet.</summary>
    private string? Before(DateTimeOffset from, string ofPlan)
    {
        var ages = settings.Retention;
        var kept = time.GetUtcNow() - (ages.ClosedPlans is { } closed && closed < ages.SentMessages ? closed : ages.SentMessages);
        return from >= kept
            ? null
            : $"messages{ofPlan} sent before {kept.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} may not be kept any more; "
                + "the schedules as they are have what they said (/api/v1/plans/ID/schedule).";
    }
}
