using HerScheduler.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data;

/// <summary>Creates the database, or brings it to this version.</summary>
public sealed class DatabaseUpgrade(SchedulerDb db)
{
    /// <returns>The migrations that were applied, in order; empty when it was up to date.</returns>
    /// <exception cref="UnusableSettingsException">A newer version of the service has upgraded the database already.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        var unknown = applied.FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw new UnusableSettingsException($"The database was upgraded by a newer version of the service (migration {unknown}); start that version.");
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        await db.Database.MigrateAsync(cancel);
        if (db.Database.IsSqlite())
        {
            // Readers do not wait for the writer; the mode stays with the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
        }

        return pending;
    }
}
