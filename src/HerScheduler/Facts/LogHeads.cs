using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Json;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>What the whole fact log comes to at an instant: whoever keeps it elsewhere can tell later that nothing of it was taken away or written
/// anew.</summary>
/// <param name="At">Everything recorded before it.</param>
/// <param name="Plans">How many logs, those of purged plans included.</param>
/// <param name="Entries">How many entries in them.</param>
/// <param name="NotKeyed">How many of those that are there were written without a key.</param>
/// <param name="Hash">Over the ends of all logs; keyed when there is a key.</param>
internal sealed record LogHead(DateTimeOffset At, int Plans, long Entries, long NotKeyed, string Hash)
{
    /// <summary>As the log and messages have it, and <c>audit verify --head</c> takes it: <c>2026-01-05T14:00:00Z/3f9a….1b2c3d4e</c>.</summary>
    public string Text => $"{At.Iso()}/{Hash}";
}

/// <summary>Computes heads of the fact log, and checks one that was kept.</summary>
internal sealed class LogHeads(SchedulerDb db, HashChain chain)
{
    public async Task<LogHead> Of(DateTimeOffset at, CancellationToken cancel)
    {
        var (ends, notKeyed, text) = await Read(at, cancel);
        return new LogHead(at, ends.Count, ends.Sum(end => (long)end.Count), notKeyed, chain.Keys.HashOf(text));
    }

    /// <summary>Whether what was recorded before the head's instant is what it was then.</summary>
    /// <param name="at">The head's instant.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> Holds(DateTimeOffset at, string hash, CancellationToken cancel) => chain.Keys.Verify(hash, (await Read(at, cancel)).Text);

    /// <summary>Plans that were purged after the instant: what they ended with then cannot always be told from what they ended with at last.</summary>
    public Task<List<string>> PurgedSince(DateTimeOffset at, CancellationToken cancel) =>
        db.PurgedPlans.Where(row => row.PurgedAt >= at).OrderBy(row => row.PlanId).Select(row => row.PlanId).ToListAsync(cancel);

    private async Task<(List<End> Ends, long NotKeyed, string Text)> Read(DateTimeOffset at, CancellationToken cancel)
    {
        var logs = db.Log.Where(entry => entry.RecordedAt < at)
            .GroupBy(entry => entry.PlanId)
            .Select(log => new
            {
                PlanId = log.Key, Last = log.Max(entry => entry.Number), Count = log.Count(),
                NotKeyed = log.Sum(entry => entry.Hash.Length > AuditKeys.PlainLength ? 0 : 1),
            });
        var living = await logs
            .Join(db.Log, log => new { log.PlanId, Number = log.Last }, entry => new { entry.PlanId, entry.Number }, (log, entry) =>
                new { Log = log, entry.Hash })
            .ToListAsync(cancel);
        var purged = await db.PurgedPlans.Select(row => new End(row.PlanId, row.Entries, row.LastHash)).ToListAsync(cancel);
        var ends = living.Select(each => new End(each.Log.PlanId, each.Log.Count, each.Hash)).Concat(purged).OrderBy(end => end.PlanId, StringComparer.Ordinal)
            .ToList();

        // Ids and hashes have neither spaces nor line breaks.
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var end in ends)
        {
            digest.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{end.PlanId} {end.Count} {end.LastHash}\n")));
        }

        return (ends, living.Sum(each => (long)each.Log.NotKeyed), HashChain.Strings("head", at.Iso(), Convert.ToHexStringLower(digest.GetHashAndReset())));
    }

    private sealed record End(string PlanId, int Count, string LastHash);
}
