namespace HerScheduler.Demo;

/// <summary>The clock of the demo: while the samples are filled in it shows the instants at which their stories happened, and the real time ever after.</summary>
internal sealed class StoryClock(TimeProvider real) : TimeProvider
{
    private long _pretended;

    /// <summary>Null: the real time.</summary>
    public DateTimeOffset? Pretended
    {
        get => Interlocked.Read(ref _pretended) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref _pretended, value?.UtcTicks ?? 0);
    }

    public override DateTimeOffset GetUtcNow() => Pretended ?? real.GetUtcNow();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
