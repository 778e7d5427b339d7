using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Facts;

/// <summary>Counts, across restarts, how often work on a suspicious fact was begun.</summary>
internal static class SuspectFacts
{
    /// <summary>Work on it begins now; committed before it does.</summary>
    /// <returns>How often it had begun before, and nobody said that it ended.</returns>
    public static Task<int> Begin(SchedulerDb db, string key, DateTimeOffset now, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            if (await db.SuspectFacts.FindAsync([key], token) is not { } row)
            {
                row = new SuspectFactRow { Key = key };
                db.SuspectFacts.Add(row);
            }

            row.LastAttemptAt = now;
            return row.Attempts++;
        },
        cancel);

    /// <summary>One attempt was broken off, and the service lives: it does not count.</summary>
    public static Task<int> TakeBack(SchedulerDb db, string key, CancellationToken cancel) =>
        db.SuspectFacts.Where(row => row.Key == key && row.Attempts > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, row => row.Attempts - 1), cancel);

    /// <summary>The service lives: it was not this fact.</summary>
    public static Task<int> Clear(SchedulerDb db, string key, CancellationToken cancel) =>
        db.SuspectFacts.Where(row => row.Key == key).ExecuteDeleteAsync(cancel);

    public static Task<int> Forget(SchedulerDb db, DateTimeOffset oldest, CancellationToken cancel) =>
        db.SuspectFacts.Where(row => row.LastAttemptAt < oldest).ExecuteDeleteAsync(cancel);
}
