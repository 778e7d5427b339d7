namespace HerScheduler.Health;

/// <summary>
/// What kept a request from storing anything a moment ago. A write that changes nothing can still go through when a table has no room to grow: then only those
/// who wanted to store something know.
/// </summary>
internal sealed class MetObstacles(TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(15);

    private volatile Met? _last;

    private sealed record Met(string Obstacle, long At);

    /// <summary>In words; null: nobody met one.</summary>
    public string? Recent => _last is { } last && time.GetElapsedTime(last.At) < Moment ? last.Obstacle : null;

    public void Note(string obstacle) => _last = new Met(obstacle, time.GetTimestamp());
}
