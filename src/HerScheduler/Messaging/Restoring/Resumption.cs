using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging.Restoring;

/// <summary>
/// Makes an older database fit to publish again. Every plan counts on from above what can have left before the loss, and tells its consumers everything
/// anew; only then does the broker accept the database. Run twice, it does the same again with higher numbers.
/// </summary>
internal sealed class Resumption(SchedulerDb db, CourseReader courses, Announcements announcements, LastPublishedCheck lastPublished, TimeProvider time)
{
    /// <summary>How many plans are dealt with in one transaction: some thousand messages.</summary>
    internal const int Batch = 50;

    /// <summary>The message that the broker remembers and this database does not know; null: there is nothing to resume.</summary>
    public async Task<LastPublished?> Unknown(CancellationToken cancel) =>
        await lastPublished.Read(db, cancel) is { } published && !await LastPublishedCheck.Knows(db, published, cancel) ? published : null;

    public Task<int> CountPlans(CancellationToken cancel) => db.Plans.CountAsync(plan => plan.Status != PlanStatus.Draft, cancel);

    /// <param name="unknown">The message that the database does not know.</param>
    /// <param name="gap">How many numbers of each plan are left out: more than it can have used since the backup.</param>
    /// <param name="done">Told after each batch how many plans it had.</param>
    /// <param name="cancel">Stops between two batches; nothing is published then, and it can be run again.</param>
    /// <returns>How many plans there were.</returns>
    public async Task<int> Run(LastPublished unknown, int gap, Action<int> done, CancellationToken cancel)
    {
        await db.InOneTransaction(
            async token =>
            {
                // Plans that were approved after the backup are unknown here; approved again, they must not use their numbers again either.
                var installation = await Installation.Of(db, token);
                installation.FirstSequence += gap;
                return installation;
            },
            cancel);
        var (last, count) = ("", 0);
        while (await db.InOneTransaction(token => RunBatch(unknown, last, gap, token), cancel) is { Count: > 0 } batch)
        {
            (last, count) = (batch[^1], count + batch.Count);
            done(batch.Count);
        }

        await lastPublished.Accept(db, cancel);
        return count;
    }

    /// <returns>The ids of the plans, in order; empty: there are no more after <paramref name="last"/>.</returns>
    private async Task<List<string>> RunBatch(LastPublished unknown, string last, int gap, CancellationToken cancel)
    {
        var ids = await db.Plans
            .Where(plan => plan.Status != PlanStatus.Draft)
            .After(last)
            .OrderBy(plan => plan.Id)
            .Take(Batch)
            .Select(plan => plan.Id)
            .ToListAsync(cancel);
        await db.Dialect.LockPlans(db, ids, cancel);
        var plans = await db.Plans.Where(plan => ids.Contains(plan.Id)).ToListAsync(cancel);
        var since = (await db.Outbox.Where(row => ids.Contains(row.PlanId) && row.SentAt == null && row.CreatedAt > unknown.PublishedAt).ToListAsync(cancel))
            .ToLookup(row => row.PlanId, StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            RaiseNumbers(plan, [.. since[plan.Id]], gap);
        }

        foreach (var course in await courses.Load(db.Plans.Where(plan => ids.Contains(plan.Id) && plan.ArchivedAt == null), cancel))
        {
            db.Outbox.AddRange(announcements.OfRestoring(course.Plan, course.Course.Plan, course.ScheduleAt(time.Now()), time.Now()));
        }

        return ids;
    }

    /// <summary>Messages written since the restore took numbers that left before with other content: they move up with the plan, in their order.</summary>
    private void RaiseNumbers(PlanRow plan, List<OutboxRow> since, int gap)
    {
        var by = Math.Max(gap, since.Count);
        foreach (var row in since)
        {
            var renumbered = Renumbering.Of(row, row.Sequence + by);
            db.Entry(row).CurrentValues.SetValues(renumbered);
        }

        plan.Sequence += by;
    }
}
