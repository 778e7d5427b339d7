using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>The verdicts on refused facts, kept for as long as the broker may deliver them again.</summary>
internal static class RefusedFacts
{
    /// <summary>Those of <paramref name="keys"/> that were refused before.</summary>
    public static async Task<IReadOnlyDictionary<string, FactRefusal>> Among(SchedulerDb db, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        keys.Count == 0
            ? new Dictionary<string, FactRefusal>(StringComparer.Ordinal)
            : await db.RefusedFacts.AsNoTracking().Where(row => keys.Contains(row.Key))
                .ToDictionaryAsync(row => row.Key, row => new FactRefusal(row.Status, row.Reason), StringComparer.Ordinal, cancel);

    /// <summary>To be called inside the transaction of the facts that came with them.</summary>
    public static async Task Remember(SchedulerDb db, IReadOnlyList<(string Key, FactRefusal Refusal)> refused, DateTimeOffset now, CancellationToken cancel)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var keys = refused.Select(item => item.Key).Distinct(StringComparer.Ordinal).ToList();
        var known = await db.RefusedFacts.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancel);
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

    /// <summary>Deletes what no delivery can ask for any more.</summary>
    public static Task<int> Forget(SchedulerDb db, DateTimeOffset oldest, CancellationToken cancel) =>
        db.RefusedFacts.Where(row => row.RefusedAt < oldest).ExecuteDeleteAsync(cancel);
}
