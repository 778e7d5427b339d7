using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HerScheduler.Data.SqlServer;

/// <summary>For deploy/add-migration.sh; opens no database.</summary>
internal sealed class SqlServerDbAtDesignTime : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=design").Options);
}
