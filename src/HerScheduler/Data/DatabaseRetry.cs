using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data;

/// <summary>Runs a transaction again after a transient failure (<see cref="DatabaseFaults"/>), the same on every database.</summary>
/// <remarks>The driver of PostgreSQL says by a <see cref="TimeoutException"/> of its own that no connection was to be had.</remarks>
internal sealed class DatabaseRetry(ExecutionStrategyDependencies dependencies, int attempts, TimeSpan longestPause)
    : ExecutionStrategy(dependencies, attempts, longestPause)
{
    private static readonly AsyncLocal<bool> IsProbe = new();

    /// <summary>For a question about the present moment: what fails is not tried again, and says so at once.</summary>
    /// <remarks>What an asynchronous method sets here ends with it.</remarks>
    public static async Task Once(Func<Task> work)
    {
        IsProbe.Value = true;
        await work();
    }

    protected override bool ShouldRetryOn(Exception exception)
    {
        var meaning = DatabaseFaults.Meaning(exception);
        if (meaning?.Obstacle is WriteObstacle.ReadOnly or WriteObstacle.Unopened)
        {
            // A connection to a file that was opened while its disk was mounted read-only only reads, for as long as the pool keeps it.
            SqliteConnection.ClearAllPools();
        }

        return !IsProbe.Value && (exception is TimeoutException || meaning?.Fault == DatabaseFault.Transient);
    }
}
