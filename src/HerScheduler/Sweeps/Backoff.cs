namespace HerScheduler.Sweeps;

/// <summary>Exponential backoff: the pause after a failure, twice as long each time, up to a longest one.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Longest">No pause is longer.</param>
public readonly record struct Backoff(TimeSpan First, TimeSpan Longest)
{
    private const double Jitter = 0.25;

    /// <param name="failures">How many there were in a row, this one included: 1 or more.</param>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        return TimeSpan.FromTicks((long)Math.Min(First.Ticks * Math.Pow(2, failures - 1), Longest.Ticks));
    }

    /// <summary>The same, up to a quarter shorter or longer: replicas that failed together do not come back together.</summary>
    public TimeSpan Jittered(int failures) => After(failures) * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
}
