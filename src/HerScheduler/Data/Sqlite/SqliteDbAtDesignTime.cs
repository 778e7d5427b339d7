using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HerScheduler.Data.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteDb --output-dir Data/Sqlite/Migrations</c>; opens no database.</summary>
internal sealed class SqliteDbAtDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}
