namespace HerScheduler.Data;

/// <summary>The clock as rows keep it.</summary>
public static class Instants
{
    /// <summary>Now, cut to whole milliseconds: every database keeps those exactly, so that the hash of a log entry can be checked later.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
