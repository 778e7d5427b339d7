using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>The verdicts on refused facts, kept for as long as the broker may deliver them again.</summary>
internal static class RefusedFacts
{
    /// <summary>Those of <paramref name="keys"/> that were refused before.</summary>
    public static async Task<IReadOnlyDictionary<string, FactRefusal>> Among(SchedulerDb db, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await Find(db.RefusedFacts.AsNoTracking(), keys, cancel))
            .ToDictionary(row => row.Key, row => new FactRefusal(row.Status, row.Reason), StringComparer.Ordinal);

    /// <summary>To be called inside the transaction of the facts that came with them.</summary>
    public static async Task Remember(SchedulerDb db, IReadOnlyList<(string Key, FactRefusal Refusal)> refused, DateTimeOffset now, CancellationToken cancel)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var keys = refused.Select(item => item.Key).Distinct(StringComparer.Ordinal).ToList();
        var known = (await Find(db.RefusedFacts, keys, cancel)).ToDictionary(row => row.Key, StringComparer.Ordinal);
        foreach (var (key, refusal) in refused)
        {
            if (!known.TryGetValue(key, out var row))
            {
                known[key] = row = new RefusedFactRow { Key = key, Reason = refusal.Reason };
                db.RefusedFacts.Add(row);
            }

            (row.Status, row.Reason, row.RefusedAt) = (refusal.Status, refusal.Reason, now);
        }
    }

    /// <summary>These will not be delivered again.</summary>
    public static async Task<int> Forget(SchedulerDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var forgotten = 0;
        foreach (var some in keys.Chunk(SchedulerDb.MostTexts))
        {
            forgotten += await db.RefusedFacts.Where(row => some.Contains(row.Key)).ExecuteDeleteAsync(cancel);
        }

        return forgotten;
    }

    /// <summary>Deletes what no delivery can ask for any more.</summary>
    public static async Task<int> Forget(SchedulerDb db, DateTimeOffset oldest, CancellationToken cancel)
    {
        var forgotten = 0;
        while (await db.RefusedFacts.Where(row => row.RefusedAt < oldest).OrderBy(row => row.RefusedAt).Select(row => row.Key).Take(SchedulerDb.MostTexts)
            .ToListAsync(cancel) is { Count: > 0 } some)
        {
            forgotten += await Forget(db, some, cancel);
        }

        return forgotten;
    }

    private static async Task<List<RefusedFactRow>> Find(IQueryable<RefusedFactRow> rows, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = new List<RefusedFactRow>();
        foreach (var some in keys.Chunk(SchedulerDb.MostTexts))
        {
            found.AddRange(await rows.Where(row => some.Contains(row.Key)).ToListAsync(cancel));
        }

        return found;
    }
}
