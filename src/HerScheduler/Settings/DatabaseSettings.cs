namespace HerScheduler.Settings;

/// <summary>The databases the service can stand on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, no server: the embedded default, for one process.</summary>
    Sqlite,

    /// <summary>SQL Server 2019 or later, or Azure SQL.</summary>
    SqlServer,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql,
}

/// <summary>Where the rows are.</summary>
public sealed class DatabaseSettings
{
    /// <value>Default: Sqlite.</value>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The SQLite file; its folder is created.</summary>
    /// <value>Default: <c>herscheduler-data/herscheduler.db</c> in the working directory.</value>
    public string File { get; set; } = Path.Combine("herscheduler-data", "herscheduler.db");

    /// <summary>The connection string of a database server, TLS options included. Not used by SQLite.</summary>
    /// <value>Default: null.</value>
    [Secret]
    public string? ConnectionString { get; set; }

    /// <summary>A file that holds the connection string and nothing else, as a container's secret does. It wins over <see cref="ConnectionString"/>.</summary>
    /// <value>Default: null.</value>
    public string? ConnectionStringFile { get; set; }

    /// <summary>
    /// Whether <c>serve</c> upgrades the database itself. On a server the service's account should not be allowed to; <c>migrate</c> does it.
    /// </summary>
    /// <value>Default: null, which means yes with SQLite and no with a server.</value>
    public bool? UpgradeOnStart { get; set; }

    internal bool UpgradesOnStart => UpgradeOnStart ?? Provider == DatabaseProvider.Sqlite;

    /// <summary>The connection string of the server. Checked at start-up.</summary>
    internal string ServerConnection() => SecretFile.Read(ConnectionStringFile, ConnectionString) ?? "";
}
