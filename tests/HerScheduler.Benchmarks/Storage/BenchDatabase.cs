using System.Data.Common;
using System.Globalization;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HerScheduler.Benchmarks.Storage;

/// <summary>A database of its own for one measurement, and the service on it; gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Server = "HERSCHEDULER_TEST_POSTGRESQL";

    private readonly Func<Task> _drop;

    private BenchDatabase(DatabaseProvider provider, string connection, Dictionary<string, string?> settings, TimeProvider time, Func<Task> drop)
    {
        (Provider, Connection, Settings, _drop) = (provider, connection, settings, drop);
        var overrides = new Dictionary<string, string?>(settings) { ["Serilog:MinimumLevel:Default"] = "Fatal" };
        App = Program.Host.Build(new SchedulerHostOptions { Time = time, Overrides = overrides, RunSweeps = false });
    }

    /// <summary>SQLite always; PostgreSQL where the environment says where one is.</summary>
    public static IEnumerable<DatabaseProvider> InReach =>
        Environment.GetEnvironmentVariable(Server) is null ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public DatabaseProvider Provider { get; }

    public string Connection { get; }

    /// <summary>What a process of the service has to be told.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public WebApplication App { get; }

    public static async Task<BenchDatabase> Create(DatabaseProvider provider, TimeProvider time)
    {
        var database = provider == DatabaseProvider.PostgreSql ? await OnServer(time) : InFile(time);
        await SchedulerHost.Upgrade(database.App.Services, CancellationToken.None);
        return database;
    }

    public async Task<DbConnection> Open()
    {
        DbConnection connection = Provider == DatabaseProvider.PostgreSql ? new NpgsqlConnection(Connection) : new SqliteConnection(Connection);
        await connection.OpenAsync();
        return connection;
    }

    public async Task Execute(string sql)
    {
        await using var connection = await Open();
        await Execute(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _drop();
    }

    private static BenchDatabase InFile(TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("herscheduler-benchmark-").FullName;
        var file = Path.Combine(folder, "herscheduler.db");
        return new BenchDatabase(
            DatabaseProvider.Sqlite,
            new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString,
            new() { ["HerScheduler:Database:File"] = file },
            time,
            () =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
    }

    private static async Task<BenchDatabase> OnServer(TimeProvider time)
    {
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Server)!);
        var name = string.Create(CultureInfo.InvariantCulture, $"herscheduler_benchmark_{Environment.ProcessId}_{time.GetTimestamp()}");
        var admin = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres" }.ConnectionString;
        await OnServer(admin, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
        var settings = new Dictionary<string, string?> { ["HerScheduler:Database:Provider"] = "PostgreSql",
            ["HerScheduler:Database:ConnectionString"] = connection };
        return new BenchDatabase(DatabaseProvider.PostgreSql, connection, settings, time, () => OnServer(admin, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task OnServer(string admin, string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await Execute(connection, sql);
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of the measurements.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
