using HerScheduler.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data;

/// <summary>Creates the database, or brings it to this version.</summary>
public sealed class DatabaseUpgrade(SchedulerDb db)
{
    /// <returns>The migrations that were applied, in order; empty when it was up to date.</returns>
    /// <exception cref="UnusableSettingsException">A newer version of the service has upgraded the database already.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!);
        }

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

    /// <summary>For verbs that work on a database that is there already: changes nothing.</summary>
    /// <exception cref="UnusableSettingsException">There is none, or it is not of this version.</exception>
    public async Task Require(CancellationToken cancel)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
        {
            throw new UnusableSettingsException($"There is no database at '{db.Database.GetDbConnection().DataSource}'; the verb migrate creates it.");
        }

        var missing = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        if (missing > 0)
        {
            throw new UnusableSettingsException($"The database lacks {missing} migration(s); run the verb migrate.");
        }
    }
}
