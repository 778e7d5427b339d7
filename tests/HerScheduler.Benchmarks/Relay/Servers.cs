using System.Diagnostics;
using Npgsql;

namespace HerScheduler.Benchmarks.Relay;

/// <summary>The PostgreSQL and the RabbitMQ of one run: those the environment names, or (<c>tests/lib/servers.sh</c>) two of our own.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private const string PostgreSqlVariable = "HERSCHEDULER_TEST_POSTGRESQL";
    private const string RabbitMqVariable = "HERSCHEDULER_TEST_RABBITMQ";

    private readonly Process? _process;

    private Servers(Process? process, string postgreSql, string rabbitMq) => (_process, PostgreSql, RabbitMq) = (process, postgreSql, new Uri(rabbitMq));

    /// <summary>A connection string without a database.</summary>
    public string PostgreSql { get; }

    public Uri RabbitMq { get; }

    public static async Task<Servers> Start()
    {
        if (Environment.GetEnvironmentVariable(PostgreSqlVariable) is { } postgreSql && Environment.GetEnvironmentVariable(RabbitMqVariable) is { } rabbitMq)
        {
            return new Servers(process: null, postgreSql, rabbitMq);
        }

        var script = Path.Combine(Repository(), "tests", "lib", "servers.sh");
        var process = Process.Start(new ProcessStartInfo("bash", [script, "postgresql", "rabbitmq"]) { UseShellExecute = false, RedirectStandardInput = true,
            RedirectStandardOutput = true })!;
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
            said[line[..line.IndexOf('=', StringComparison.Ordinal)]] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        var servers = new Servers(process, said[PostgreSqlVariable], said[RabbitMqVariable]);
        await servers.WaitForTheDisk();
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    /// <summary>The servers of the tests need not survive a power failure; what is measured does.</summary>
    private async Task WaitForTheDisk()
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSql) { Database = "postgres" }.ConnectionString);
        foreach (var statement in new[]
        {
            "ALTER SYSTEM SET fsync = on", "ALTER SYSTEM SET synchronous_commit = on", "ALTER SYSTEM SET full_page_writes = on", "SELECT pg_reload_conf()",
        })
        {
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HerScheduler.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("HerScheduler.sln is not above the benchmarks.");
        }

        return folder;
    }
}
