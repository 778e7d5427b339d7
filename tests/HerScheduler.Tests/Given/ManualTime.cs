namespace HerScheduler.Tests.Given;

/// <summary>A clock that a test moves. Timers run on real time, so that what only waits a little still ends.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);
}
