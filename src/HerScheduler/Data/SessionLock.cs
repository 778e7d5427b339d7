using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data;

/// <summary>A lock of a database server that belongs to the connection, and so ends with it however the process ends.</summary>
internal sealed class SessionLock : IAsyncDisposable
{
    private readonly SchedulerDb _db;
    private readonly string _release;

    private SessionLock(SchedulerDb db, string release) => (_db, _release) = (db, release);

    /// <summary>Waits for the lock, however long; the connection of <paramref name="db"/> stays open until it is given back.</summary>
    public static async Task<IAsyncDisposable> Take(SchedulerDb db, string take, string release, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        try
        {
            await db.Database.ExecuteSqlRawAsync(take, cancel);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }

        return new SessionLock(db, release);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.Database.ExecuteSqlRawAsync(_release);
        await _db.Database.CloseConnectionAsync();
    }
}
