using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.Sqlite;

/// <summary>
/// A file beside the database, open for as long as somebody upgrades it. EF Core's own lock on SQLite is a row, and stays behind when the process is
/// killed; who holds the file knows that such a row is left over, and takes it away.
/// </summary>
internal static class SqliteUpgradeLock
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static async Task<IAsyncDisposable> Take(SchedulerDb db, CancellationToken cancel)
    {
        var file = await Open(db.Database.GetDbConnection().DataSource + "-upgrade", cancel);
        var left = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancel);
        if (left > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        }

        return file;
    }

    private static async Task<FileStream> Open(string path, CancellationToken cancel)
    {
        using var glance = new PeriodicTimer(Glance);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Somebody has it open: it is released when that process is done, or dead.
                await glance.WaitForNextTickAsync(cancel);
            }
        }
    }
}
