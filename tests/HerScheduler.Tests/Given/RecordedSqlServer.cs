using HerScheduler.Data;
using HerScheduler.Data.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Given;

/// <summary>The database on a SQL Server that is not there: what would be sent to it, and empty answers.</summary>
internal sealed class RecordedSqlServer : IAsyncDisposable
{
    private readonly RecordingConnection _connection = new();

    public RecordedSqlServer() => Db = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer(_connection).Options);

    public SchedulerDb Db { get; }

    public IReadOnlyCollection<string> Texts => _connection.Texts;

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
