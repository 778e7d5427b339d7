using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data.Sqlite;

/// <summary>SQLite has one writer at a time. Who waited in vain for the write lock tries again, three times at most.</summary>
internal sealed class SqliteBusyRetry(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1))
{
    private const int Busy = 5;
    private const int Locked = 6;

    protected override bool ShouldRetryOn(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };
}
