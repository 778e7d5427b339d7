using System.Runtime.CompilerServices;
using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>Checks the fact logs of all plans, or of one: a portion of plans at a time, one query each, whatever their number.</summary>
public sealed class LogAudit(SchedulerDb db, HashChain chain)
{
    /// <summary>How many plans are checked together: bounds memory.</summary>
    internal const int Portion = 100;

    /// <summary>How many plans there are to check.</summary>
    public Task<int> CountPlans(CancellationToken cancel) => db.Plans.CountAsync(cancel);

    /// <summary>The check of one plan; null when there is no such plan.</summary>
    public async Task<CheckedLog?> Check(string planId, CancellationToken cancel) =>
        (await Read(db.Plans.Where(plan => plan.Id == planId), cancel)).SingleOrDefault();

    /// <summary>The checks of all plans, by id, in portions. What is recorded meanwhile is seen whole or not at all.</summary>
    public async IAsyncEnumerable<IReadOnlyList<CheckedLog>> CheckAll([EnumeratorCancellation] CancellationToken cancel)
    {
        var last = "";
        while (true)
        {
            var after = last;
            var portion = await Read(db.Plans.After(after).OrderBy(plan => plan.Id).Take(Portion), cancel);
            if (portion.Count == 0)
            {
                yield break;
            }

            yield return portion;
            last = portion[^1].PlanId;
        }
    }

    /// <summary>Plans that have log entries but no row of their own: somebody deleted it, or put the entries in.</summary>
    public Task<List<string>> PlansWithoutRow(CancellationToken cancel) => db.Log
        .Where(entry => !db.Plans.Any(plan => plan.Id == entry.PlanId))
        .Select(entry => entry.PlanId)
        .Distinct()
        .OrderBy(id => id)
        .ToListAsync(cancel);

    /// <summary>The tombstones of purged plans, or that of one plan; by id.</summary>
    public Task<List<CheckedTombstone>> Purged(string? planId, CancellationToken cancel) => db.PurgedPlans.AsNoTracking()
        .Where(row => planId == null || row.PlanId == planId)
        .OrderBy(row => row.PlanId)
        .Select(row => new CheckedTombstone(
            row, db.Plans.Any(plan => plan.Id == row.PlanId) || db.Log.Any(entry => entry.PlanId == row.PlanId)))
        .ToListAsync(cancel);

    /// <summary>Plans and their entries in one statement, so that a fact recorded in between cannot tear them apart.</summary>
    private async Task<List<CheckedLog>> Read(IQueryable<PlanRow> plans, CancellationToken cancel)
    {
        var rows = await plans
            .LeftJoin(db.Log, plan => plan.Id, entry => entry.PlanId, (plan, entry) => new { Plan = plan, Entry = entry })
            .OrderBy(row => row.Plan.Id)
            .Select(row => new { row.Plan.Id, row.Plan.Status, row.Plan.Entries, row.Plan.LastLogHash, row.Plan.LogSeal, row.Entry })
            .AsNoTracking()
            .ToListAsync(cancel);

        // In the database's own order, by which the next portion goes on.
        return [.. rows
            .GroupBy(row => row.Id, StringComparer.Ordinal)
            .Select(plan =>
            {
                var entries = plan.Select(row => row.Entry).OfType<LogEntryRow>().ToList();
                var first = plan.First();
                var end = ChainEnd.Of(first.Status, first.Entries, first.LastLogHash, first.LogSeal);
                var keyed = entries.Count(entry => AuditKeys.KeyOf(entry.Hash) is not null);
                return new CheckedLog(plan.Key, entries.Count, keyed, ChainCheck.Of(chain, end, entries));
            })];
    }
}

/// <summary>One plan whose log was checked.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Entries">How many entries are stored.</param>
/// <param name="Keyed">How many of them were written with a key.</param>
/// <param name="Breaks">Empty: intact.</param>
public sealed record CheckedLog(string PlanId, int Entries, int Keyed, IReadOnlyList<ChainBreak> Breaks);

/// <summary>A plan that was purged, or is said to be.</summary>
/// <param name="Row">The tombstone.</param>
/// <param name="IsContradicted">There is a plan or a log of that id all the same: somebody put one of the two there.</param>
public sealed record CheckedTombstone(PurgedPlanRow Row, bool IsContradicted);
