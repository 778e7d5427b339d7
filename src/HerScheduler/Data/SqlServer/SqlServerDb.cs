using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Data.SqlServer;

/// <summary>The database on a SQL Server.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : SchedulerDb(options)
{
    /// <summary>Binary, whatever the server's language: ids differ by case, and lists are in the order of their ids.</summary>
    internal const string Bytewise = "Latin1_General_100_BIN2";

    public override Dialect Dialect { get; } = new SqlServerDialect();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // SQL Server allows no OUTPUT clause on a table with triggers; EF must know of them.
        modelBuilder.Entity<LogEntryRow>().ToTable(table => table.HasTrigger("log_entries_append_only"));
        modelBuilder.Entity<PurgedPlanRow>().ToTable(table => table.HasTrigger("purged_plans_stay"));
        modelBuilder.Entity<AccessRow>().ToTable(table => table.HasTrigger("access_log_append_only"));
        modelBuilder.Entity<AccessRemovalRow>().ToTable(table => table.HasTrigger("access_removals_stay"));
        modelBuilder.CompareTextBytewise(Bytewise);
    }
}
