using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Given;

/// <summary>What a consumer received.</summary>
public sealed record Received(string RoutingKey, string Body, string? MessageId, string? CorrelationId, string? ContentType, bool Persistent, IReadOnlyList<string> Headers);

/// <summary>
/// The RabbitMQ of the tests, as a consumer that knows nothing of the service's framework: RabbitMQ.Client alone, one exclusive queue bound to
/// <c>herscheduler.events</c>. Where it is says HERSCHEDULER_TEST_RABBITMQ; a test that cannot reach it fails.
/// </summary>
public sealed class Broker : IAsyncDisposable
{
    public const string Exchange = "herscheduler.events";

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private Broker(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static Uri Address { get; } = new(Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_RABBITMQ") ?? "amqp://guest:guest@127.0.0.1:5672/");

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Settings that make the service publish there.</summary>
    public static Dictionary<string, string?> Settings(Dictionary<string, string?>? others = null) => Settings(Address, others);

    /// <summary>Settings that make the service publish at <paramref name="address"/>.</summary>
    public static Dictionary<string, string?> Settings(Uri address, Dictionary<string, string?>? others = null) => new(others ?? [], StringComparer.Ordinal)
    {
        ["HerScheduler:Messaging:Transport"] = "RabbitMq",
        ["HerScheduler:Messaging:RabbitMq:Host"] = address.Host,
        ["HerScheduler:Messaging:RabbitMq:Port"] = $"{address.Port}",
        ["HerScheduler:Messaging:RabbitMq:User"] = Uri.UnescapeDataString(address.UserInfo.Split(':')[0]),
        ["HerScheduler:Messaging:RabbitMq:Password"] = Uri.UnescapeDataString(address.UserInfo.Split(':')[^1]),
        ["HerScheduler:Messaging:RabbitMq:VirtualHost"] = address.AbsolutePath is "/" or "" ? "/" : Uri.UnescapeDataString(address.AbsolutePath[1..]),
    };

    /// <summary>Consumes what is published with a routing key that matches <paramref name="pattern"/>.</summary>
    public static async Task<Broker> Listen(string pattern)
    {
        var connection = await Connect();
        var channel = await connection.CreateChannelAsync();
        var broker = new Broker(connection, channel);

        // Declaring what exists with other properties would be refused: this also proves what the service declares.
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, autoDelete: false);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, Exchange, pattern);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += broker.Take;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return broker;
    }

    /// <summary>Returns when that many have arrived in all.</summary>
    public async Task WaitFor(int count, TimeSpan? atMost = null)
    {
        using var patience = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(30));
        while (_received.Count < count)
        {
            await _arrived.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _arrived.Dispose();
    }

    private static async Task<IConnection> Connect()
    {
        try
        {
            return await new ConnectionFactory { Uri = Address }.CreateConnectionAsync();
        }
        catch (BrokerUnreachableException nobody)
        {
            throw new InvalidOperationException(
                $"These tests need a RabbitMQ; none answers at {Address.Host}:{Address.Port}. tests/run.sh starts one, or set HERSCHEDULER_TEST_RABBITMQ.", nobody);
        }
    }

    private Task Take(object sender, BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        _received.Enqueue(new Received(
            delivery.RoutingKey,
            Encoding.UTF8.GetString(delivery.Body.Span),
            properties.MessageId,
            properties.CorrelationId,
            properties.ContentType,
            properties.Persistent,
            [.. (properties.Headers ?? new Dictionary<string, object?>()).Keys]));
        _arrived.Release();
        return Task.CompletedTask;
    }
}
