namespace HerScheduler.Settings;

/// <summary>
/// Everything an installation can set: section <c>HerScheduler</c> of appsettings.json, of the <c>--config</c> file, and <c>HERSCHEDULER__…</c> in the
/// environment.
/// </summary>
public sealed class SchedulerSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "HerScheduler";

    /// <summary>The installation's base URI: the <c>source</c> of every message and the start of every link.</summary>
    /// <value>Default: <c>http://127.0.0.1:5080/</c>. Absolute, ends with a slash.</value>
    public Uri BaseUri { get; set; } = new("http://127.0.0.1:5080/");

    /// <summary>Where to listen; several separated by semicolons.</summary>
    /// <value>Default: <c>http://127.0.0.1:5080</c>.</value>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>What this process does, separated by commas: <c>web</c>, <c>relay</c>, <c>facts</c>, <c>sweeps</c>.</summary>
    /// <value>Default: all of them.</value>
    public string Roles { get; set; } = "web,relay,facts,sweeps";

    /// <summary>
    /// How the other replicas know this process: the same after a restart, and of no other process. Up to 100 letters, digits, dots, hyphens, underscores.
    /// </summary>
    /// <value>Default: null, which means the host's name and the port listened on.</value>
    [Form("[A-Za-z0-9._-]{1,100}", "1 to 100 letters, digits, dots, hyphens or underscores")]
    public string? Replica { get; set; }

    /// <summary>A folder with the installation's own protocol files (*.json), same format as the built-in ones.</summary>
    /// <value>Default: null, only the built-in protocols.</value>
    public string? ProtocolsFolder { get; set; }

    /// <summary>The clinics.</summary>
    /// <value>Default: empty, which means the three example sites of <c>Hosting/ExampleSites.cs</c>.</value>
    public IList<SiteSettings> Sites { get; } = [];

    public DatabaseSettings Database { get; set; } = new();

    public MessagingSettings Messaging { get; set; } = new();

    public EmailSettings Email { get; set; } = new();

    public RetentionSettings Retention { get; set; } = new();

    public SecuritySettings Security { get; set; } = new();

    public AuditSettings Audit { get; set; } = new();

    public LogSettings Logs { get; set; } = new();
}
