namespace HerScheduler.Settings;

/// <summary>How long rows are kept. Ages are days: <c>90</c>. The fact log has no age: nothing but <c>audit purge</c> removes it.</summary>
public sealed class RetentionSettings
{
    /// <summary>Messages the broker has confirmed, counted from then; unsent ones are never removed. At least 8 days: consumers fetch what they missed.</summary>
    /// <value>Default: 90 days.</value>
    public TimeSpan SentMessages { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Reminders and alerts that were sent about plans that are closed now. At least 8 days.</summary>
    /// <value>Default: 365 days.</value>
    public TimeSpan Notices { get; set; } = TimeSpan.FromDays(365);

    /// <summary>The record of digests and of alert e-mails. At least 8 days.</summary>
    /// <value>Default: 365 days.</value>
    public TimeSpan Digests { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Plans closed for that long are written into <see cref="ArchiveFolder"/>, and their events, messages and notices removed. At least 8 days.</summary>
    /// <value>Default: null, never.</value>
    public TimeSpan? ClosedPlans { get; set; }

    /// <summary>Where archived plans are written, one file each. It holds patients' data; all replicas must see the same folder.</summary>
    /// <value>Default: <c>herscheduler-data/archive</c> in the working directory.</value>
    public string ArchiveFolder { get; set; } = Path.Combine("herscheduler-data", "archive");
}
