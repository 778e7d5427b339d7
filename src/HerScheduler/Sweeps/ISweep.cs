namespace HerScheduler.Sweeps;

/// <summary>Something the service looks at again and again: notices due, digests due, messages to relay.</summary>
public interface ISweep
{
    /// <summary>Does everything that is due at <paramref name="now"/>, and nothing when nothing is. Safe to run twice and beside itself.</summary>
    public Task RunOnce(DateTimeOffset now, CancellationToken cancel);
}
