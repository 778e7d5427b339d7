using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HerScheduler.Data.PostgreSql;

/// <summary>For deploy/add-migration.sh; opens no database.</summary>
internal sealed class PostgreSqlDbAtDesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=design").Options);
}
