using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.Sqlite;

/// <summary>The database in one SQLite file: the embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SchedulerDb(options)
{
    public override Dialect Dialect { get; } = new SqliteDialect();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.StoreDatesAndInstantsComparably();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.CompareTextBytewise(collation: null);
    }
}
