using System.Collections.Concurrent;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.Tokens;

/// <summary>When each token was last used: remembered here, and written down now and then, so that no read has to write.</summary>
internal sealed class TokenUse(TimeProvider time)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    public void Note(string id, DateTimeOffset? written)
    {
        var now = time.Now();
        if (!(written > now - Grain))
        {
            _used[id] = now;
        }
    }

    public async Task Write(SchedulerDb db, CancellationToken cancel)
    {
        foreach (var (id, at) in _used.ToArray())
        {
            await db.MachineTokens.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, at), cancel);
            _used.TryRemove(new KeyValuePair<string, DateTimeOffset>(id, at));
        }
    }
}
