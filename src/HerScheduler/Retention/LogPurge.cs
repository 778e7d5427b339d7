using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Problems;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Retention;

/// <summary>
/// Removes everything stored of a closed plan, its fact log included, because a person said so and why. What stays is a tombstone with the number of
/// entries, the chain's last hash, the reason and the name; without it the database does not let the log go.
/// </summary>
internal sealed class LogPurge(SchedulerDb db, LogAudit audit, ArchiveFolder archive, TimeProvider time)
{
    /// <param name="planId">The plan; it must be closed, all its messages sent, and its log as it was written.</param>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancel">Gives up; nothing is removed then.</param>
    public async Task<Outcome<PurgedPlan>> Purge(string planId, string reason, string by, CancellationToken cancel)
    {
        var outcome = await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockPlans(db, [planId], token);
                return await (await Find(planId, token)).Then<(PurgedPlanRow Tombstone, bool WasArchived)>(
                    async plan => (await Remove(plan, reason, by, token), plan.ArchivedAt is not null));
            },
            cancel);

        // Last, so that a purge that failed has lost nothing; should the process die here, the same command again removes the files.
        var files = await Tombstones.Find(db, planId, cancel) is null ? 0 : archive.Remove(planId);
        return outcome.Match<Outcome<PurgedPlan>>(
            purged => new PurgedPlan(purged.Tombstone, files, purged.WasArchived && files == 0 ? archive.Root : null), refused => refused);
    }

    private async Task<Outcome<PlanRow>> Find(string planId, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == planId, cancel);
        if (plan is null)
        {
            return await Tombstones.Find(db, planId, cancel) is { } tombstone ? Tombstones.Refusal(tombstone) : Problem.NoSuchPlan(planId);
        }

        if (plan.Status != PlanStatus.Closed)
        {
            return Problem.Conflict($"Plan '{planId}' is {WireNames<PlanStatus>.Of(plan.Status)}; only a closed plan can be purged.");
        }

        var unsent = await db.Outbox.CountAsync(row => row.PlanId == planId && row.SentAt == null, cancel);
        if (unsent > 0)
        {
            return Problem.Conflict($"{unsent} message(s) of plan '{planId}' are still to be sent; purge it when the relay has sent them.");
        }

        var log = await audit.Check(planId, cancel);
        return log is { Breaks.Count: 0 }
            ? plan
            : Problem.Conflict($"The fact log of plan '{planId}' is not as it was written ('audit verify {planId}' says where); it is evidence and stays.");
    }

    private async Task<PurgedPlanRow> Remove(PlanRow plan, string reason, string by, CancellationToken cancel)
    {
        var id = plan.Id;
        var tombstone = new PurgedPlanRow
        {
            PlanId = id,
            Entries = await db.Log.CountAsync(row => row.PlanId == id, cancel),
            LastHash = plan.LastLogHash!,
            Reason = reason,
            By = by,
            PurgedAt = time.Now(),
        };
        db.PurgedPlans.Add(tombstone);
        if (await db.Outbox.Where(row => row.PlanId == id).MaxAsync(row => (long?)row.Id, cancel) is { } last)
        {
            await Installation.NoteRemoved(db, last, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await db.Log.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.EventChanges.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.Notices.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.Mails.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.StandingAlerts.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.Events.Where(row => row.PlanId == id).ExecuteDeleteAsync(cancel);
        await db.Plans.Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
        return tombstone;
    }
}

/// <summary>A plan that was just purged.</summary>
/// <param name="Tombstone">What stays.</param>
/// <param name="ArchiveFiles">How many files of it the archive had.</param>
/// <param name="NotFoundIn">It was archived, and this folder has no file of it: the archive is elsewhere. Null: nothing is left.</param>
internal sealed record PurgedPlan(PurgedPlanRow Tombstone, int ArchiveFiles, string? NotFoundIn);
