using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Data.SqlServer;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>Listens to, or breaks, what the service says to its database, whichever that is.</summary>
public static class Interceptions
{
    public static IServiceCollection Intercept(this IServiceCollection services, params IInterceptor[] interceptors) => services
        .ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(interceptors))
        .ConfigureDbContext<PostgreSqlDb>(options => options.AddInterceptors(interceptors))
        .ConfigureDbContext<SqlServerDb>(options => options.AddInterceptors(interceptors));
}
