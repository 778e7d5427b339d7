using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using HerScheduler.Security.AccessLog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>Listens to, or breaks, what the service says to its database, whichever that is.</summary>
public static class Interceptions
{
    /// <summary>A page of rows without an order is any rows: a query that asks for one fails.</summary>
    public static IServiceCollection RefuseUnorderedPages(this IServiceCollection services)
    {
        return services.ConfigureDbContext<SqliteDb>(Refuse).ConfigureDbContext<PostgreSqlDb>(Refuse).ConfigureDbContext<SqlServerDb>(Refuse);

        static void Refuse(DbContextOptionsBuilder options) =>
            options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
    }

    public static IServiceCollection Intercept(this IServiceCollection services, params IInterceptor[] interceptors) => services
        .ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(interceptors))
        .ConfigureDbContext<PostgreSqlDb>(options => options.AddInterceptors(interceptors))
        .ConfigureDbContext<SqlServerDb>(options => options.AddInterceptors(interceptors));

    /// <summary>Breaks commits of what is tested. The access log is not written meanwhile: it commits in its own time, and would take the failure.</summary>
    public static IServiceCollection FailCommits(this IServiceCollection services, FailingCommit commits)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(AccessWriter)));
        return services.Intercept(commits);
    }
}
