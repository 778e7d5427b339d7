namespace HerScheduler.Settings;

/// <summary>What a verb of the command line (or a test) says about the service it starts.</summary>
public sealed record SchedulerHostOptions
{
    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>A JSON file of settings on top of appsettings.json.</summary>
    /// <value>Default: null.</value>
    public string? ConfigFile { get; init; }

    /// <summary>Where to listen, on top of the setting <c>HerScheduler:Urls</c>; several separated by semicolons.</summary>
    /// <value>Default: null.</value>
    public string? Urls { get; init; }

    /// <summary>Settings on top of every other source, by their full key: <c>HerScheduler:Database:File</c>.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether Quartz starts the sweeps. A test calls them itself.</summary>
    /// <value>Default: true.</value>
    public bool RunSweeps { get; init; } = true;

    /// <summary>Whether to start although open plans belong to a clinic or a protocol that the settings lack.</summary>
    /// <value>Default: false.</value>
    public bool AllowUnknownSites { get; init; }

    /// <summary>Whoever asks from this machine is signed in as an invented person. For the verb <c>demo</c> alone: no setting says it.</summary>
    /// <value>Default: false.</value>
    public bool IsDemo { get; init; }

    /// <summary>More services, registered last.</summary>
    /// <value>Default: none.</value>
    public Action<IServiceCollection> Services { get; init; } = _ => { };
}
