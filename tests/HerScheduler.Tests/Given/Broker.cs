using System.Collections.Concurrent;
using System.Text;
using HerScheduler.Tests.Servers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Given;

/// <summary>What a consumer received.</summary>
public sealed record Received(
    string RoutingKey, string Body, string? MessageId, string? CorrelationId, string? ContentType, bool Persistent,
    IReadOnlyDictionary<string, object?> Headers)
{
    public bool IsReplayed => Headers.GetValueOrDefault("x-replayed") is true;
}

/// <summary>
/// The RabbitMQ of the tests, as a consumer that knows nothing of the service's framework: RabbitMQ.Client alone, one exclusive queue bound to
/// <c>herscheduler.events</c>. Where it is says HERSCHEDULER_TEST_RABBITMQ; a test that cannot reach it fails.
/// </summary>
[Needs(Need.RabbitMq)]
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
    public static Dictionary<string, string?> Settings(Dictionary<string, string?>? others = null, Uri? at = null) => new(others ?? [], StringComparer.Ordinal)
    {
        ["HerScheduler:Messaging:Transport"] = "RabbitMq",
        ["HerScheduler:Messaging:RabbitMq:Host"] = (at ?? Address).Host,
        ["HerScheduler:Messaging:RabbitMq:Port"] = $"{(at ?? Address).Port}",
        ["HerScheduler:Messaging:RabbitMq:User"] = Uri.UnescapeDataString((at ?? Address).UserInfo.Split(':')[0]),
        ["HerScheduler:Messaging:RabbitMq:Password"] = Uri.UnescapeDataString((at ?? Address).UserInfo.Split(':')[^1]),
        ["HerScheduler:Messaging:RabbitMq:VirtualHost"] = (at ?? Address).AbsolutePath is "/" or ""
            ? "/"
            : Uri.UnescapeDataString((at ?? Address).AbsolutePath[1..]),
    };

    /// <summary>The exchange is the service's, and there before the first consumer of another program, whichever test is the first.</summary>
    public static async Task DeclareExchange()
    {
        await using var connection = await Connect(Address);
        await using var channel = await connection.CreateChannelAsync();
        await DeclareExchange(channel);
    }

    /// <summary>Declaring what exists with other properties would be refused: this also proves what the service declares.</summary>
    internal static Task DeclareExchange(IChannel channel) => channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, autoDelete: false);

    /// <summary>Consumes what is published with a routing key that matches <paramref name="pattern"/>.</summary>
    /// <param name="pattern">With <c>*</c> and <c>#</c>.</param>
    /// <param name="at">The broker; default: that of the tests.</param>
    /// <param name="arguments">Of the queue.</param>
    public static async Task<Broker> Listen(string pattern, Uri? at = null, Dictionary<string, object?>? arguments = null)
    {
        var connection = await Connect(at ?? Address);
        var channel = await connection.CreateChannelAsync();
        var broker = new Broker(connection, channel);

        await DeclareExchange(channel);
        var queue = await channel.QueueDeclareAsync(arguments: arguments);
        await channel.QueueBindAsync(queue.QueueName, Exchange, pattern);
        await broker.Consume(queue.QueueName);
        return broker;
    }

    /// <summary>Consumes a queue that is there already.</summary>
    public static async Task<Broker> ReadQueue(string queue, Uri at)
    {
        var connection = await Connect(at);
        var broker = new Broker(connection, await connection.CreateChannelAsync());
        await broker.Consume(queue);
        return broker;
    }

    /// <summary>A copy of what the service puts aside because no queue wants it.</summary>
    public static async Task<Broker> ListenToUnrouted()
    {
        var connection = await Connect(Address);
        var broker = new Broker(connection, await connection.CreateChannelAsync());
        var queue = await broker._channel.QueueDeclareAsync();
        await broker._channel.QueueBindAsync(queue.QueueName, "herscheduler.unrouted", "");
        await broker.Consume(queue.QueueName);
        return broker;
    }

    /// <summary>A client of one's own, for what a test does to the broker.</summary>
    public static async Task<IConnection> Connect(Uri at)
    {
        try
        {
            return await new ConnectionFactory { Uri = at }.CreateConnectionAsync();
        }
        catch (BrokerUnreachableException nobody)
        {
            throw new InvalidOperationException(
                $"These tests need a RabbitMQ; none answers at {at.Host}:{at.Port}. tests/run.sh starts one, or set HERSCHEDULER_TEST_RABBITMQ.", nobody);
        }
    }

    /// <summary>Returns when that many have arrived in all.</summary>
    public async Task WaitFor(int count, TimeSpan? atMost = null)
    {
        using var patience = new CancellationTokenSource(atMost ?? TimeSpan.FromMinutes(2));
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

    private async Task Consume(string queue)
    {
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += Take;
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
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
            new Dictionary<string, object?>(properties.Headers ?? new Dictionary<string, object?>())));
        _arrived.Release();
        return Task.CompletedTask;
    }
}
