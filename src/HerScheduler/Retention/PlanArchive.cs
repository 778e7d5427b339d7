using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Retention;

/// <summary>
/// Puts closed plans away: first each is written to the archive, whole and durable; then, in one transaction, its events, messages and notices are
/// removed. A crash in between leaves the file, and the next run writes the same file again. The plan's row and its fact log stay.
/// </summary>
internal sealed class PlanArchive(SchedulerDb db, ArchiveFolder folder)
{
    /// <summary>How many plans go together: some thousand rows, a few megabytes.</summary>
    internal const int Batch = 20;

    /// <summary>One batch of plans closed before that. A plan with an unsent message is left for later.</summary>
    /// <returns>How many were put away; 0: there are no more.</returns>
    public async Task<int> PutAway(DateTimeOffset closedBefore, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await db.Plans.AsNoTracking()
            .Where(plan => plan.Status == PlanStatus.Closed && plan.ClosedAt < closedBefore && plan.ArchivedAt == null)
            .Where(plan => !db.Outbox.Any(message => message.PlanId == plan.Id && message.SentAt == null))
            .OrderBy(plan => plan.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        foreach (var plan in await Read(due, cancel))
        {
            await folder.Write(plan, cancel);
        }

        var (removed, purged) = await db.InOneTransaction(token => Remove(due, now, token), cancel);
        purged.ForEach(id => folder.Remove(id));
        return removed;
    }

    private async Task<List<ArchivedPlan>> Read(List<PlanRow> plans, CancellationToken cancel)
    {
        var ids = plans.ConvertAll(plan => plan.Id);
        var log = (await db.Log.AsNoTracking().Where(row => ids.Contains(row.PlanId)).OrderBy(row => row.Number).ToListAsync(cancel))
            .ToLookup(row => row.PlanId);
        var events = (await db.Events.AsNoTracking().Where(row => ids.Contains(row.PlanId)).OrderBy(row => row.Date).ThenBy(row => row.Key).ToListAsync(cancel))
            .ToLookup(row => row.PlanId);
        var messages = (await db.Outbox.AsNoTracking().Where(row => ids.Contains(row.PlanId)).OrderBy(row => row.Sequence).ToListAsync(cancel))
            .ToLookup(row => row.PlanId);
        var notices = (await db.Notices.AsNoTracking().Where(row => ids.Contains(row.PlanId)).OrderBy(row => row.NoticedAt).ToListAsync(cancel))
            .ToLookup(row => row.PlanId);
        return plans.ConvertAll(plan => new ArchivedPlan(plan, [.. log[plan.Id]], [.. events[plan.Id]], [.. messages[plan.Id]], [.. notices[plan.Id]]));
    }

    /// <summary>Only of plans that nobody has written since they were read: their revision says so.</summary>
    /// <returns>How many were put away, and the ids of those that were purged since they were read: their files must go again.</returns>
    private async Task<(int Removed, List<string> Purged)> Remove(List<PlanRow> written, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Dialect.LockPlans(db, written.ConvertAll(plan => plan.Id), cancel);
        var known = written.ToDictionary(plan => plan.Id, plan => plan.Revision, StringComparer.Ordinal);
        var there = await db.Plans.Where(plan => known.Keys.Contains(plan.Id)).ToListAsync(cancel);
        var rows = there.FindAll(plan => plan.Revision == known[plan.Id]);
        var ids = rows.ConvertAll(plan => plan.Id);
        if (await db.Outbox.Where(row => ids.Contains(row.PlanId)).MaxAsync(row => (long?)row.Id, cancel) is { } last)
        {
            await Installation.NoteRemoved(db, last, cancel);
        }

        await db.EventChanges.Where(row => ids.Contains(row.PlanId)).ExecuteDeleteAsync(cancel);
        await db.Notices.Where(row => ids.Contains(row.PlanId)).ExecuteDeleteAsync(cancel);
        await db.StandingAlerts.Where(row => ids.Contains(row.PlanId)).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(row => ids.Contains(row.PlanId)).ExecuteDeleteAsync(cancel);
        await db.Events.Where(row => ids.Contains(row.PlanId)).ExecuteDeleteAsync(cancel);
        rows.ForEach(plan => plan.ArchivedAt = now);
        return (rows.Count, [.. known.Keys.Except(there.ConvertAll(plan => plan.Id), StringComparer.Ordinal)]);
    }
}
