using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace HerScheduler.Data;

/// <summary>Registers the database that the settings name.</summary>
internal static class DatabaseServices
{
    /// <summary>A server that restarts is back within that: attempts 0, 1, 3, 7, 12 … seconds after the first failure.</summary>
    private const int Attempts = 6;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>SQLite has one writer at a time: who waited in vain for the write lock tries again, with shorter pauses.</summary>
    private const int SqliteAttempts = 3;
    private static readonly TimeSpan LongestDelayOfSqlite = TimeSpan.FromSeconds(1);

    public static void AddDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.SqlServer:
                services.AddDatabase<SqlServerDb>(options => options.UseSqlServer(
                    settings.ServerConnection(), server => server.ExecutionStrategy(Retry)));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddDatabase<PostgreSqlDb>(options => options.UseNpgsql(
                    settings.ServerConnection(), server => server.ExecutionStrategy(Retry)));
                break;
            default:
                services.AddDatabase<SqliteDb>(options => options
                    .UseSqlite(SqliteConnectionStrings.For(settings.File), sqlite => sqlite.ExecutionStrategy(RetrySqlite))
                    .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
                    .AddInterceptors(new SqlitePragmas()));
                break;
        }

        services.AddScoped<DatabaseUpgrade>();
    }

    private static DatabaseRetry Retry(ExecutionStrategyDependencies dependencies) => new(dependencies, Attempts, LongestDelay);

    private static DatabaseRetry RetrySqlite(ExecutionStrategyDependencies dependencies) => new(dependencies, SqliteAttempts, LongestDelayOfSqlite);

    private static void AddDatabase<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where T : SchedulerDb
    {
        services.AddDbContext<T>(use);
        services.AddScoped<SchedulerDb>(provider => provider.GetRequiredService<T>());
    }
}
