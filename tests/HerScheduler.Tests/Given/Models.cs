using HerScheduler.Data;
using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;

namespace HerScheduler.Tests.Given;

/// <summary>The model of every database, without one of them.</summary>
internal static class Models
{
    public static IReadOnlyList<string> Databases { get; } = ["Sqlite", "PostgreSql", "SqlServer"];

    public static SchedulerDb Of(string database) => database switch
    {
        "SqlServer" => new SqlServerDbAtDesignTime().CreateDbContext([]),
        "PostgreSql" => new PostgreSqlDbAtDesignTime().CreateDbContext([]),
        _ => new SqliteDbAtDesignTime().CreateDbContext([]),
    };
}
