using System.Data.Common;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data;

/// <summary>Creates the database, brings it to this version, or checks that it is of this version.</summary>
public sealed partial class DatabaseUpgrade(SchedulerDb db, SchedulerSettings settings, ILogger<DatabaseUpgrade> logger)
{
    /// <returns>The migrations that were applied, in order; empty when it was up to date.</returns>
    /// <exception cref="OperatorErrorException">A newer version of the service has upgraded the database already, or one from before the first release made
    /// it.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            WritableFolder.Require(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!, "Database:File");
        }

        var applied = await Exists(cancel) && (await Pending(cancel)).Count == 0 ? [] : await Apply(cancel);
        if (db.Database.IsSqlite())
        {
            // Readers do not wait for the writer; the mode stays with the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
        }

        return applied;
    }

    /// <summary>For verbs that work on a database that is there already: changes nothing.</summary>
    /// <exception cref="OperatorErrorException">There is none, or it is not of this version.</exception>
    public async Task Require(CancellationToken cancel)
    {
        if (!await Exists(cancel))
        {
            throw new OperatorErrorException(await db.Dialect.WhyMissing(db, cancel));
        }

        var missing = await Pending(cancel);
        if (missing.Count > 0)
        {
            throw new OperatorErrorException($"The database lacks {missing.Count} migration(s); run the verb migrate.");
        }
    }

    /// <summary>What <c>serve</c> does before anything else: <see cref="Run"/> where the settings say so, else <see cref="Require"/>.</summary>
    /// <exception cref="OperatorErrorException">The database cannot be used.</exception>
    public async Task Prepare(CancellationToken cancel)
    {
        await (settings.Database.UpgradesOnStart ? Run(cancel) : Require(cancel));
        if (await db.Dialect.Advice(db, cancel) is { } advice)
        {
            LogAdvice(advice);
        }
    }

    /// <summary>
    /// The SQL that <see cref="Run"/> would execute, for an administrator who reads it first or runs it with another account. For a server it may be run on any
    /// version, and again; SQLite has no conditional statements, so for it the script is the one from the file's present version.
    /// </summary>
    public async Task<string> Script(CancellationToken cancel)
    {
        var last = db.Database.IsSqlite() && await Exists(cancel) ? (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() : null;
        return Script(db, last);
    }

    /// <param name="db">Need not exist.</param>
    /// <param name="from">The last migration that SQLite's file has; null: none.</param>
    internal static string Script(SchedulerDb db, string? from)
    {
        var options = db.Database.IsSqlite() ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent;
        return db.Dialect.ScriptBegins + db.GetService<IMigrator>().GenerateScript(from, options: options);
    }

    /// <summary>Several processes may come at once: one creates and upgrades, the others wait and find it done.</summary>
    private async Task<List<string>> Apply(CancellationToken cancel)
    {
        if (!await Exists(cancel))
        {
            await Create(cancel);
        }

        await using var alone = await db.Dialect.LockUpgrade(db, cancel);
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancel);
        var pending = await Pending(cancel);
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(cancel);
        }

        return pending;
    }

    private async Task Create(CancellationToken cancel)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(cancel);
        }
        catch (DbException failure)
        {
            if (!await Exists(cancel))
            {
                throw new OperatorErrorException($"The database cannot be created: {failure.Message} {await db.Dialect.WhyMissing(db, cancel)}", failure);
            }
        }
    }

    private Task<bool> Exists(CancellationToken cancel) => db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel);

    private async Task<List<string>> Pending(CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = await db.GetService<IHistoryRepository>().ExistsAsync(cancel) ? (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList() : [];
        var unknown = applied.Except(known, StringComparer.Ordinal).FirstOrDefault();
        return unknown is null ? [.. known.Except(applied, StringComparer.Ordinal)] : throw new OperatorErrorException(Unusable(unknown, known[0]));
    }

    /// <summary>Migrations are named by the time they were written.</summary>
    private static string Unusable(string unknown, string first) => string.CompareOrdinal(unknown, first) < 0
        ? $"The database was made by a trial version from before the first release (migration {unknown}), which no version upgrades; name an empty or a new database in HerScheduler:Database."
        : $"The database was upgraded by a newer version of the service (migration {unknown}); start that version.";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Advice}")]
    private partial void LogAdvice(string advice);
}
