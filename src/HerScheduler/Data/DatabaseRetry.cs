using Microsoft.EntityFrameworkCore.Storage;

namespace HerScheduler.Data;

/// <summary>Runs a transaction again after a transient failure (<see cref="DatabaseFaults"/>), the same on every database.</summary>
/// <remarks>The driver of PostgreSQL says by a <see cref="TimeoutException"/> of its own that no connection was to be had.</remarks>
internal sealed class DatabaseRetry(ExecutionStrategyDependencies dependencies, int attempts, TimeSpan longestPause)
    : ExecutionStrategy(dependencies, attempts, longestPause)
{
    protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException || DatabaseFaults.Of(exception) == DatabaseFault.Transient;
}
