using System.Diagnostics;
using System.Globalization;
using HerScheduler.Hosting;
using HerScheduler.Messaging;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;

namespace HerScheduler.Benchmarks.Relay;

/// <summary>The service and the bare loop, both before the same outbox and the same queue.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const string Queue = "benchmark";

    private readonly string _name = $"herscheduler_benchmark_{Environment.ProcessId}_{Stopwatch.GetTimestamp()}";
    private readonly Servers _servers;
    private readonly int _messages;
    private NpgsqlDataSource _database = null!;
    private FilledOutbox _outbox = null!;
    private IConnection _broker = null!;
    private IChannel _channel = null!;
    private WebApplication _service = null!;

    private Scene(Servers servers, int messages) => (_servers, _messages) = (servers, messages);

    public static async Task<Scene> Set(Servers servers, int messages, int perPlan)
    {
        var scene = new Scene(servers, messages);
        await scene.Build(perPlan);
        return scene;
    }

    public async Task<int> DrainBare() => await new BareLoop(_database, _channel).Drain();

    public async Task<int> DrainRelay()
    {
        var pipeline = _service.Services.GetRequiredService<RelayPipeline>();
        var sent = 0;
        RelayTurn turn;
        do
        {
            turn = await pipeline.Drain(CancellationToken.None);
            sent += turn.Confirmed;
        }
        while (turn is { IsMore: true, IsBlocked: false });
        return sent;
    }

    /// <summary>Messages a second.</summary>
    public async Task<double> Rate(Func<Task<int>> drain)
    {
        await _outbox.Rewind();
        await _channel.QueuePurgeAsync(Queue);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var sent = await drain();
        watch.Stop();
        return sent == _messages && await _outbox.Unsent() == 0
            ? sent / watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{sent} of {_messages} were sent.");
    }

    /// <summary>Commands and transactions of one drain; it also warms everything up.</summary>
    public async Task<(double Statements, double Commits)> Cost()
    {
        await Rate(DrainBare);
        await _outbox.Rewind();
        await Settled();
        var before = await _outbox.Commits();
        var statements = 0L;
        using var count = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = _ => Interlocked.Increment(ref statements),
        };
        ActivitySource.AddActivityListener(count);
        await DrainRelay();
        var counted = Interlocked.Read(ref statements);
        await Settled();
        return (counted, await _outbox.Commits() - before);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _channel.QueueDeleteAsync(Queue);
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await OnServer($"DROP DATABASE {_name} WITH (FORCE)");
    }

    /// <summary>A connection reports what it did when it closes.</summary>
    private async Task Settled()
    {
        NpgsqlConnection.ClearAllPools();
        _database.Clear();
        await OnServer($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{_name}' AND state = 'idle'");
    }

    private async Task Build(int perPlan)
    {
        await OnServer($"CREATE DATABASE {_name}");
        var connection = new NpgsqlConnectionStringBuilder(_servers.PostgreSql) { Database = _name, MaxAutoPrepare = 20 }.ConnectionString;
        _database = NpgsqlDataSource.Create(connection);
        _service = Program.Host.Build(new SchedulerHostOptions { Time = TimeProvider.System, Urls = "http://127.0.0.1:0", RunSweeps = false,
            Overrides = Settings(connection) });
        await SchedulerHost.Upgrade(_service.Services, CancellationToken.None);
        _outbox = new FilledOutbox(_database);
        await _outbox.Fill(_messages, perPlan);

        await _service.Services.GetRequiredService<MessagePublisher>().Prepare(CancellationToken.None);
        _broker = await new ConnectionFactory { Uri = _servers.RabbitMq }.CreateConnectionAsync();
        _channel = await _broker.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, new ThrottlingRateLimiter(2000)));
        await _channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await _channel.QueueBindAsync(Queue, "herscheduler.events", "#");
    }

    private Dictionary<string, string?> Settings(string connection) => new()
    {
        ["HerScheduler:Database:Provider"] = "PostgreSql",
        ["HerScheduler:Database:ConnectionString"] = connection,
        ["HerScheduler:Messaging:Transport"] = "RabbitMq",
        ["HerScheduler:Messaging:RabbitMq:Host"] = _servers.RabbitMq.Host,
        ["HerScheduler:Messaging:RabbitMq:Port"] = _servers.RabbitMq.Port.ToString(CultureInfo.InvariantCulture),
        ["Serilog:MinimumLevel:Default"] = "Warning",
    };

    private async Task OnServer(string statement)
    {
        await using var server =
            NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_servers.PostgreSql) { Database = "postgres", Pooling = false }.ConnectionString);
#pragma warning disable CA2100 // The name of a database cannot be a parameter; it is made above.
        await using var command = server.CreateCommand(statement);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
