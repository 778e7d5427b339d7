using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>A PostgreSQL and a RabbitMQ of one test's own, to be restarted under the service's feet.</summary>
public sealed class OwnServers : IAsyncDisposable
{
    private readonly ServersScript _script;

    private OwnServers(ServersScript script) => _script = script;

    /// <summary>Without a database.</summary>
    public string PostgreSql => _script["HERSCHEDULER_TEST_POSTGRESQL"];

    public Uri RabbitMq => new(_script["HERSCHEDULER_TEST_RABBITMQ"]);

    public static async Task<OwnServers> Start() => new(await ServersScript.Start("postgresql", "rabbitmq"));

    public Task RestartPostgreSql() => _script.Do("postgresql restart");

    /// <summary>As if its process had died.</summary>
    public Task CrashPostgreSql() => _script.Do("postgresql crash");

    public Task RestartRabbitMq() => _script.Do("rabbitmq restart");

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _script.DisposeAsync();
    }
}
