namespace HerScheduler.Telemetry;

/// <summary>What goes on for hours is said once with everything, and then a line a minute: a log that a person can read.</summary>
internal sealed class LineAMinute(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private DateTimeOffset _saidAt;

    /// <param name="isNew">It has just begun.</param>
    /// <returns>It is to be said now.</returns>
    public bool IsDue(bool isNew = false)
    {
        var now = time.GetUtcNow();
        if (!isNew && now - _saidAt < Between)
        {
            return false;
        }

        _saidAt = now;
        return true;
    }
}
