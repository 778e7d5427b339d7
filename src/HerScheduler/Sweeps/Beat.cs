namespace HerScheduler.Sweeps;

/// <summary>How often a sweep runs; its job and its trigger have its name.</summary>
internal sealed record Beat(string Sweep, TimeSpan Every)
{
    /// <summary>How long after the start of a replica it runs first.</summary>
    /// <value>Default: at once.</value>
    public TimeSpan FirstAfter { get; init; }

    /// <summary>How long it may be under way, or fail again and again, before it counts as standing still: ten minutes more than from one turn to the next.</summary>
    public TimeSpan Longest => Every + TimeSpan.FromMinutes(10);
}
