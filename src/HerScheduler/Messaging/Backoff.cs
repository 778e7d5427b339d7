namespace HerScheduler.Messaging;

/// <summary>
/// Pauses while something the relay needs is away: longer each time, and never quite as long as those of other replicas, so that they do not all
/// come back at once.
/// </summary>
internal sealed class Backoff
{
    private const double Jitter = 0.25;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _next = First;

    /// <returns>About 1, 2, 4, 8, 10, 10 … seconds.</returns>
    public TimeSpan Next()
    {
        var pause = _next * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }

    public void Reset() => _next = First;
}
