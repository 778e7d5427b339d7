using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>Registers the database that the settings name.</summary>
internal static class DatabaseServices
{
    /// <summary>A server that restarts is back within that: attempts 0, 1, 3, 7, 12 … seconds after the first failure.</summary>
    private const int Attempts = 6;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL is stopping or was stopped: to be tried again like a lost connection.</summary>
    private static readonly string[] Stopping = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown];

    public static void AddDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.SqlServer:
                services.AddDatabase<SqlServerDb>(options => options.UseSqlServer(
                    settings.ServerConnection(), server => server.EnableRetryOnFailure(Attempts, LongestDelay, errorNumbersToAdd: null)));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddDatabase<PostgreSqlDb>(options => options.UseNpgsql(
                    settings.ServerConnection(), server => server.EnableRetryOnFailure(Attempts, LongestDelay, Stopping)));
                break;
            default:
                services.AddDatabase<SqliteDb>(options => options
                    .UseSqlite(SqliteConnectionStrings.For(settings.File), sqlite => sqlite.ExecutionStrategy(dependencies => new SqliteBusyRetry(dependencies)))
                    .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
                    .AddInterceptors(new SqlitePragmas()));
                break;
        }

        services.AddScoped<DatabaseUpgrade>();
    }

    private static void AddDatabase<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where T : SchedulerDb
    {
        services.AddDbContext<T>(use);
        services.AddScoped<SchedulerDb>(provider => provider.GetRequiredService<T>());
    }
}
