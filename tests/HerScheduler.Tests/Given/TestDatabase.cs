using System.Data.Common;
using System.Globalization;
using HerScheduler.Data.PostgreSql;
using HerScheduler.Settings;
using HerScheduler.Tests.Servers;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A database for one test, empty and (on a server) of this version: a SQLite file of its own or, as HERSCHEDULER_TEST_DATABASE says, a database of its own on
/// the server at HERSCHEDULER_TEST_POSTGRESQL or HERSCHEDULER_TEST_SQLSERVER. A test that cannot reach its server fails.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static int _count;

    private readonly Func<Task> _drop;

    private TestDatabase(string connection, Dictionary<string, string?> settings, Func<Task> drop) =>
        (Connection, Settings, _drop) = (connection, settings, drop);

    /// <summary>The database of this run of the tests.</summary>
    public static DatabaseProvider Provider { get; } =
        Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_DATABASE") ?? nameof(DatabaseProvider.Sqlite));

    /// <summary>The connection string, for a test that looks behind the service's back.</summary>
    public string Connection { get; }

    /// <summary>What the service has to be told.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    [Needs(Need.Database)]
    public static Task<TestDatabase> Create(TemporaryFolder folder) => Provider switch
    {
        DatabaseProvider.PostgreSql => OnPostgreSql(),
        DatabaseProvider.SqlServer => OnSqlServer(),
        _ => Task.FromResult(InFile(folder.File("herscheduler.db"))),
    };

    /// <summary>For a test that needs it whatever the database of this run.</summary>
    [Needs(Need.PostgreSql)]
    public static Task<TestDatabase> CreatePostgreSql() => OnPostgreSql();

    /// <summary>One that is not there yet: a backup is to be restored into it.</summary>
    [Needs(Need.Database)]
    public static TestDatabase ToBeRestored(TemporaryFolder folder) => Provider switch
    {
        DatabaseProvider.PostgreSql => OnPostgreSql(NewName()),
        DatabaseProvider.SqlServer => OnSqlServer(Named(NewName())),
        _ => InFile(folder.File("restored/herscheduler.db")),
    };

    /// <summary>For a second service on it; it goes with the first.</summary>
    public TestDatabase Shared() => new(Connection, new(Settings), () => Task.CompletedTask);

    /// <summary>Ends every other session in the database, as an administrator or a shutdown does; not for SQLite.</summary>
    public static string EndingOtherSessions { get; } = Provider == DatabaseProvider.SqlServer
        ? """
          DECLARE @kill nvarchar(max) = N'';
          SELECT @kill += CONCAT(N'KILL ', session_id, N';') FROM sys.dm_exec_sessions WHERE database_id = DB_ID() AND session_id <> @@SPID;
          EXEC(@kill);
          """
        : "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    /// <summary>The statement that gives a table another name.</summary>
    public static string Renaming(string table, string to) =>
        Provider == DatabaseProvider.SqlServer ? $"EXEC sp_rename '{table}', '{to}'" : $"ALTER TABLE {table} RENAME TO {to}";

    /// <summary>An open connection to it.</summary>
    public Task<DbConnection> Open() => Open(Connection);

    /// <summary>An open connection to it that no pool knows: it is in nobody else's hands before or after, whatever is done to the others.</summary>
    public Task<DbConnection> OpenAlone() =>
        Open(new DbConnectionStringBuilder { ConnectionString = Connection, ["Pooling"] = false }.ConnectionString);

    private static async Task<DbConnection> Open(string to)
    {
        DbConnection connection = Provider switch
        {
            DatabaseProvider.PostgreSql => new NpgsqlConnection(to),
            DatabaseProvider.SqlServer => new SqlConnection(to),
            _ => new SqliteConnection(to),
        };
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>As the service sees it, for what a test asks beside it.</summary>
    public HerScheduler.Data.SchedulerDb Context() => Provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(Connection).Options),
        DatabaseProvider.SqlServer => new HerScheduler.Data.SqlServer.SqlServerDb(
            new DbContextOptionsBuilder<HerScheduler.Data.SqlServer.SqlServerDb>().UseSqlServer(Connection).Options),
        _ => new HerScheduler.Data.Sqlite.SqliteDb(new DbContextOptionsBuilder<HerScheduler.Data.Sqlite.SqliteDb>().UseSqlite(Connection).Options),
    };

    public async ValueTask DisposeAsync() => await _drop();

    /// <summary>SQLite, whatever the database of this run.</summary>
    public static TestDatabase InFile(string file) =>
        new($"Data Source={file};Pooling=False", new() { ["HerScheduler:Database:File"] = file }, () => Task.CompletedTask);

    private static async Task<TestDatabase> OnPostgreSql() => OnPostgreSql(await CopyOfTemplate());

    private static TestDatabase OnPostgreSql(string name)
    {
        var connection = PostgreSql(name);
        return new TestDatabase(connection, SettingsOf(DatabaseProvider.PostgreSql, connection), async () =>
        {
            await using (var pooled = new NpgsqlConnection(connection))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        });
    }

    private static async Task<TestDatabase> OnSqlServer()
    {
        var database = OnSqlServer(Named(NewName()));
        await using var db = new HerScheduler.Data.SqlServer.SqlServerDb(
            new DbContextOptionsBuilder<HerScheduler.Data.SqlServer.SqlServerDb>().UseSqlServer(database.Connection).Options);
        await db.Database.MigrateAsync();
        return database;
    }

    private static string Named(string name) =>
        new SqlConnectionStringBuilder(Server("HERSCHEDULER_TEST_SQLSERVER")) { InitialCatalog = name }.ConnectionString;

    private static TestDatabase OnSqlServer(string connection)
    {
        var options = new DbContextOptionsBuilder<HerScheduler.Data.SqlServer.SqlServerDb>().UseSqlServer(connection).Options;
        return new TestDatabase(connection, SettingsOf(DatabaseProvider.SqlServer, connection), async () =>
        {
            await using var db = new HerScheduler.Data.SqlServer.SqlServerDb(options);
            await db.Database.EnsureDeletedAsync();
        });
    }

    private static Dictionary<string, string?> SettingsOf(DatabaseProvider provider, string connection) => new()
    {
        ["HerScheduler:Database:Provider"] = provider.ToString(),
        ["HerScheduler:Database:ConnectionString"] = connection,
    };

    private static async Task<string> CopyOfTemplate()
    {
        var (name, template) = (NewName(), await Template.Value);
        await OnServer($"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    /// <summary>Migrated once; the copies that tests get are made in a moment.</summary>
    private static async Task<string> MakeTemplate()
    {
        var name = NewName();
        await using var db = new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(PostgreSql(name) + ";Pooling=false").Options);
        await db.Database.MigrateAsync();
        return name;
    }

    private static string NewName() =>
        string.Create(CultureInfo.InvariantCulture, $"herscheduler_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");

    private static string PostgreSql(string database) =>
        new NpgsqlConnectionStringBuilder(Server("HERSCHEDULER_TEST_POSTGRESQL")) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"These tests need a database server; {variable} does not say where. tests/run.sh starts a PostgreSQL.");

    private static async Task OnServer(string statement)
    {
        await using var connection = new NpgsqlConnection(PostgreSql("postgres"));
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name of a database cannot be a parameter; these names are made above.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
