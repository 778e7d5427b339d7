using HerScheduler.Settings;
using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>The database of this run on a small disk: SQLite's file, or a PostgreSQL tablespace.</summary>
internal sealed class FullableDatabase : IAsyncDisposable
{
    /// <summary>The load of a whole test has room on it, until it is filled.</summary>
    private const int Mebibytes = 1024;

    private readonly Func<Task> _drop;

    private FullableDatabase(SmallDisk disk, TestDatabase database, Func<Task> drop) => (Disk, Database, _drop) = (disk, database, drop);

    public SmallDisk Disk { get; }

    public TestDatabase Database { get; }

    public static async Task<FullableDatabase> Create()
    {
        var disk = await SmallDisk.Mount(Mebibytes);
        return TestDatabase.Provider == DatabaseProvider.PostgreSql
            ? await OnPostgreSql(disk)
            : new(disk, TestDatabase.InFile(disk.File("h.db")), () => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _drop();
        await Disk.DisposeAsync();
    }

    private static async Task<FullableDatabase> OnPostgreSql(SmallDisk disk)
    {
        await disk.GiveTo("postgres");
        var database = await TestDatabase.CreatePostgreSql();
        var connection = new NpgsqlConnectionStringBuilder(database.Connection);
        var name = connection.Database!;
        connection.Database = "postgres";
        var server = connection.ConnectionString;
        await Execute(server, $"CREATE TABLESPACE small_{name} LOCATION '{disk.Path}'");
        await Execute(server, $"ALTER DATABASE {name} SET TABLESPACE small_{name}");
        return new FullableDatabase(disk, database, () => Execute(server, $"DROP TABLESPACE small_{name}"));
    }

    private static async Task Execute(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names of databases and folders cannot be parameters; these are made by the tests.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
