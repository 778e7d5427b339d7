using HerScheduler.Data.Sqlite;
using HerScheduler.Hosting.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace HerScheduler.Data;

/// <summary>Registers the database that the settings name.</summary>
internal static class DatabaseServices
{
    public static void AddDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        var connection = SqliteConnectionStrings.For(settings.File);
        services.AddDbContext<SqliteDb>(options => options
            .UseSqlite(connection, sqlite => sqlite.ExecutionStrategy(dependencies => new SqliteBusyRetry(dependencies)))
            .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
            .AddInterceptors(new SqlitePragmas()));
        services.AddScoped<SchedulerDb>(provider => provider.GetRequiredService<SqliteDb>());
        services.AddScoped<DatabaseUpgrade>();
    }
}
