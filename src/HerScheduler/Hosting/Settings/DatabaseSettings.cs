namespace HerScheduler.Hosting.Settings;

/// <summary>The databases the service can stand on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, no server: the embedded default.</summary>
    Sqlite,

    /// <summary>Needs a build with FullFeed.</summary>
    SqlServer,
}

/// <summary>Where the rows are.</summary>
public sealed class DatabaseSettings
{
    /// <value>Default: Sqlite.</value>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The SQLite file; its folder is created.</summary>
    /// <value>Default: <c>herscheduler-data/herscheduler.db</c> in the working directory.</value>
    public string File { get; set; } = Path.Combine("herscheduler-data", "herscheduler.db");

    /// <summary>The connection string of a database server. Not used by SQLite.</summary>
    /// <value>Default: null.</value>
    public string? ConnectionString { get; set; }
}
