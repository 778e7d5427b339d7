namespace HerScheduler.Tests.Given;

/// <summary>The tests that share a RabbitMQ which they may spoil: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnBrokerTests : ICollectionFixture<OwnBroker>
{
    public const string Name = "own broker";
}

/// <summary>A RabbitMQ that may be stopped, started and spoilt as the tests like.</summary>
public sealed class OwnBroker : IAsyncLifetime, IAsyncDisposable
{
    private ServersScript? _script;

    public Uri Address { get; private set; } = null!;

    private ServersScript Script => _script ?? throw new InvalidOperationException("It was not started.");

    /// <summary>For one test alone.</summary>
    public static async Task<OwnBroker> Run()
    {
        var broker = new OwnBroker();
        await broker.InitializeAsync();
        return broker;
    }

    public async Task InitializeAsync()
    {
        _script = await ServersScript.Start("rabbitmq");
        Address = new Uri(_script["HERSCHEDULER_TEST_RABBITMQ"]);
    }

    /// <summary>Returns when it has ended.</summary>
    public Task Stop() => Script.Do("rabbitmq stop");

    /// <summary>Starts it again with what is on its disk; returns when it answers.</summary>
    public Task Start() => Script.Do("rabbitmq start");

    public Task Restart() => Script.Do("rabbitmq restart");

    /// <summary>Runs <c>rabbitmqctl</c>; no word may hold a blank.</summary>
    public Task Control(params string[] words) => Script.Do($"rabbitmqctl {string.Join(' ', words)}");

    /// <summary>A virtual host that only one test uses.</summary>
    public async Task<Uri> VirtualHost()
    {
        var name = $"test-{Guid.NewGuid():N}";
        await Control("add_vhost", name);
        await Control("set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        return new Uri(Address, name);
    }

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
