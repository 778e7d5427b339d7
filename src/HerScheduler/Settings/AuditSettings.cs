namespace HerScheduler.Settings;

/// <summary>How the fact log is sealed against whoever can write to the database.</summary>
public sealed class AuditSettings
{
    /// <summary>A file with the secret key of the fact log, 32 bytes or more, that nobody but the service can read. The database never sees it.</summary>
    /// <value>Default: null, which means that the chain is not keyed.</value>
    [ExistingFile]
    public string? KeyFile { get; set; }

    /// <summary>Files with the keys that were used before, after a change of key: what they sealed is checked with them.</summary>
    /// <value>Default: none.</value>
    public IList<string> FormerKeyFiles { get; } = [];
}
