using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.PostgreSql;

/// <summary>The database on a PostgreSQL server.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : SchedulerDb(options)
{
    /// <summary>Byte by byte, whatever the server's language: ids differ by case, and lists are in the order of their ids.</summary>
    private const string Bytewise = "C";

    public override Dialect Dialect { get; } = new PostgreSqlDialect();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.CompareTextBytewise(Bytewise);
    }
}
