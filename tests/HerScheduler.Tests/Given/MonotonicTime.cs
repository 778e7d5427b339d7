namespace HerScheduler.Tests.Given;

/// <summary>The clock that nobody can set, in a test's hand. The one on the wall stands still.</summary>
public sealed class MonotonicTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => ServiceFixture.Start;

    public void Pass(TimeSpan by) => _ticks += by.Ticks;
}
