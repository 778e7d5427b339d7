namespace HerScheduler.Settings;

/// <summary>How long rows are kept. Ages are days: <c>90</c>. The fact log has no age: nothing but <c>audit purge</c> removes it.</summary>
public sealed class RetentionSettings
{
    /// <summary>A digest looks back a week at most; a day more, because a day is not over everywhere at once.</summary>
    private const int Shortest = 8;

    private const int ShortestAccessLog = 365;

    /// <summary>
    /// Messages the broker has confirmed, counted from then; unsent ones are never removed. Also what became of events, for digests. At least 8 days: digests
    /// tell what changed in a week, and consumers fetch what they missed.
    /// </summary>
    /// <value>Default: 90 days.</value>
    [AtLeastDays(Shortest)]
    public TimeSpan SentMessages { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Reminders and alerts that were sent about plans that are closed now. At least 8 days.</summary>
    /// <value>Default: 365 days.</value>
    [AtLeastDays(Shortest)]
    public TimeSpan Notices { get; set; } = TimeSpan.FromDays(365);

    /// <summary>The record of digests, by their day. At least 8 days.</summary>
    /// <value>Default: 365 days.</value>
    [AtLeastDays(Shortest)]
    public TimeSpan Digests { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Entries of the access log. At least 365 days: who saw a plan is asked long after.</summary>
    /// <value>Default: 1095 days.</value>
    [AtLeastDays(ShortestAccessLog)]
    public TimeSpan AccessLog { get; set; } = TimeSpan.FromDays(1095);

    /// <summary>
    /// Plans closed for that long are written into <see cref="ArchiveFolder"/>, and their events, messages and notices removed. At least 8 days.
    /// </summary>
    /// <value>Default: null, never.</value>
    [AtLeastDays(Shortest)]
    public TimeSpan? ClosedPlans { get; set; }

    /// <summary>Where archived plans are written, one file each. It holds patients' data; all replicas must see the same folder.</summary>
    /// <value>Default: <c>herscheduler-data/archive</c> in the working directory.</value>
    public string ArchiveFolder { get; set; } = Path.Combine("herscheduler-data", "archive");
}
