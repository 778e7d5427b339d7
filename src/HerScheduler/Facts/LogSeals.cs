using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>What came of sealing.</summary>
/// <param name="Sealed">Logs that are sealed now.</param>
/// <param name="Broken">Plans whose log does not hold as it is: they were left alone.</param>
internal sealed record SealedLogs(int Sealed, IReadOnlyList<string> Broken);

/// <summary>
/// Seals with the key, once, what was written before there was one: from then on it cannot be written anew without the key either. Nothing does so by itself,
/// because it would seal forgery as well.
/// </summary>
internal sealed class LogSeals(SchedulerDb db, HashChain chain)
{
    public async Task<SealedLogs> SealAll(CancellationToken cancel)
    {
        var (count, broken) = (0, new List<string>());
        for (var last = ""; ;)
        {
            var after = last;
            var ids = await Open().After(after).OrderBy(plan => plan.Id).Take(LogAudit.Portion).Select(plan => plan.Id).ToListAsync(cancel);
            if (ids.Count == 0)
            {
                return new SealedLogs(count, broken);
            }

            var found = await db.InOneTransaction(inside => Seal(ids, inside), cancel);
            count += found.Count(plan => plan.IsSealed);
            broken.AddRange(found.Where(plan => !plan.IsSealed).Select(plan => plan.Id));
            last = ids[^1];
        }
    }

    private IQueryable<PlanRow> Open() => db.Plans.Where(plan => plan.LogSeal == null && plan.LastLogHash!.Length == AuditKeys.PlainLength);

    private async Task<List<(string Id, bool IsSealed)>> Seal(List<string> ids, CancellationToken cancel)
    {
        await db.Dialect.LockPlans(db, ids, cancel);
        var plans = await Open().Where(plan => ids.Contains(plan.Id)).ToListAsync(cancel);
        var logs = (await db.Log.AsNoTracking().Where(entry => ids.Contains(entry.PlanId)).ToListAsync(cancel))
            .ToLookup(entry => entry.PlanId, StringComparer.Ordinal);
        return plans.ConvertAll(plan =>
        {
            // By the rules of the time: without a key.
            var end = ChainEnd.Of(plan.Status, plan.Entries, plan.LastLogHash, seal: null);
            var holds = ChainCheck.Of(HashChain.Unkeyed, end, logs[plan.Id]).Count == 0;
            plan.LogSeal = holds ? chain.SealOf(plan.Id, end.Count, end.LastHash!) : null;
            return (plan.Id, holds);
        });
    }
}
