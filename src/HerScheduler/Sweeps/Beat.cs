namespace HerScheduler.Sweeps;

/// <summary>How often a sweep runs; its job and its trigger have its name.</summary>
internal sealed record Beat(string Sweep, TimeSpan Every)
{
    /// <summary>How long after the start of a replica it runs first.</summary>
    /// <value>Default: at once.</value>
    public TimeSpan FirstAfter { get; init; }
}
