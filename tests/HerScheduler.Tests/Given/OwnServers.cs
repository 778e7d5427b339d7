using System.Diagnostics;
using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>A PostgreSQL and a RabbitMQ of one test's own, to be restarted under the service's feet. What tests/lib/servers.sh starts, it also stops.</summary>
public sealed class OwnServers : IAsyncDisposable
{
    private readonly Process _script;
    private readonly TemporaryFolder _folder;

    private OwnServers(Process script, TemporaryFolder folder, string postgreSql, Uri rabbitMq) =>
        (_script, _folder, PostgreSql, RabbitMq) = (script, folder, postgreSql, rabbitMq);

    /// <summary>Without a database.</summary>
    public string PostgreSql { get; }

    public Uri RabbitMq { get; }

    public static async Task<OwnServers> Start()
    {
        var folder = new TemporaryFolder();
        var script = Process.Start(new ProcessStartInfo("bash")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Repository.File("tests/lib/servers.sh"), folder.Path },
        })!;
        var postgreSql = await script.StandardOutput.ReadLineAsync();
        var rabbitMq = await script.StandardOutput.ReadLineAsync();
        return postgreSql is not null && rabbitMq is not null
            ? new OwnServers(script, folder, postgreSql, new Uri(rabbitMq))
            : throw new InvalidOperationException("tests/lib/servers.sh could not start PostgreSQL and RabbitMQ.");
    }

    public Task RestartPostgreSql() => Do("restart-postgresql");

    /// <summary>As if its process had died.</summary>
    public Task CrashPostgreSql() => Do("crash-postgresql");

    public Task RestartRabbitMq() => Do("restart-rabbitmq");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
        _folder.Dispose();
    }

    private async Task Do(string command)
    {
        await _script.StandardInput.WriteLineAsync(command);
        (await _script.StandardOutput.ReadLineAsync()).ShouldBe("done", command);
    }
}
