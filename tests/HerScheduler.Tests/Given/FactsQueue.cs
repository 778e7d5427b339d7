using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Given;

/// <summary>A message from the error queue.</summary>
public sealed record RefusedMessage(IReadOnlyBasicProperties Properties, byte[] Body)
{
    public string Reason => Encoding.UTF8.GetString((byte[])Properties.Headers!["x-refused-reason"]!);

    public JsonNode Problem => JsonNode.Parse(Reason)!;

    public int Status => Problem["status"]!.GetValue<int>();

    public string? Header(string name) => Properties.Headers!.TryGetValue(name, out var value) && value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;
}

/// <summary>A queue of facts of a test's own on the real RabbitMQ, and its error queue, as a sender sees them who has only an AMQP client.</summary>
public sealed class FactsQueue : IAsyncDisposable
{
    /// <summary>Of an error queue, as the contract says.</summary>
    public static readonly Dictionary<string, object?> ErrorsArguments = Earlier(new() { ["x-delivery-limit"] = 1_000_000_000 });

    private readonly Uri _address;
    private IConnection _connection;
    private IChannel _channel;

    private FactsQueue(Uri address, IConnection connection, IChannel channel) => (_address, _connection, _channel) = (address, connection, channel);

    public string Name { get; } = $"facts-{Guid.NewGuid():N}";

    public string Errors => $"{Name}_error";

    /// <summary>The largest body that the broker takes by default, in bytes: 16 MiB since RabbitMQ 4, before it 128 MiB.</summary>
    public int LargestBody => BrokerVersion.Major >= 4 ? 16 << 20 : 128 << 20;

    private Version BrokerVersion => Version.Parse(Encoding.UTF8.GetString((byte[])_connection.ServerProperties!["version"]!));

    /// <summary>Declares both queues as the contract says: the service would be refused if it declared them otherwise.</summary>
    /// <param name="address">The broker. Default: the one of the tests.</param>
    /// <param name="arguments">Of both queues, beside their type and the single active consumer. Default: as the contract says.</param>
    public static async Task<FactsQueue> Open(Uri? address = null, Dictionary<string, object?>? arguments = null)
    {
        var (connection, channel) = await Connect(address ?? Broker.Address);
        var queue = new FactsQueue(address ?? Broker.Address, connection, channel);
        await channel.QueueDeclareAsync(queue.Errors, durable: true, exclusive: false, autoDelete: false, arguments is null
            ? ErrorsArguments
            : Earlier(arguments));
        await channel.QueueDeclareAsync(
            queue.Name, durable: true, exclusive: false, autoDelete: false, arguments is null
                ? Arguments(queue.Errors)
                : new(Earlier(arguments)) { ["x-single-active-consumer"] = true });
        await Eventually.Is(queue.HasErrors, "the queue of errors has a leader");
        return queue;
    }

    /// <summary>Of the queue of facts whose error queue is named so, as the contract says.</summary>
    public static Dictionary<string, object?> Arguments(string errors) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-delivery-limit"] = 100,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = errors,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>Settings that make a service take facts from here.</summary>
    public Dictionary<string, string?> Settings(Dictionary<string, string?>? others = null) => new(Broker.Settings(others, _address), StringComparer.Ordinal)
    {
        ["HerScheduler:Messaging:Facts:Queue"] = Name,
    };

    public Task Send(JsonObject fact, Action<BasicProperties>? change = null) => Send(Encoding.UTF8.GetBytes(fact.ToJsonString()), change);

    /// <summary>Returns when the broker has it.</summary>
    public async Task Send(byte[] body, Action<BasicProperties>? change = null)
    {
        var properties = new BasicProperties { ContentType = "application/json", Persistent = true, MessageId = Guid.NewGuid().ToString() };
        change?.Invoke(properties);
        await _channel.BasicPublishAsync(exchange: "", Name, mandatory: true, properties, body);
    }

    /// <summary>Sends many, and returns when the broker has them all.</summary>
    public Task SendAll(IEnumerable<JsonObject> facts) =>
        Task.WhenAll(facts.Select(fact => Send(fact, properties => properties.MessageId = fact["id"]!.GetValue<string>())).ToList());

    /// <summary>Takes that many from the error queue.</summary>
    public async Task<IReadOnlyList<RefusedMessage>> Refused(int count, TimeSpan? atMost = null)
    {
        var refused = new List<RefusedMessage>();
        await Eventually.Is(
            async () =>
            {
                while (refused.Count < count && await _channel.BasicGetAsync(Errors, autoAck: true) is { } message)
                {
                    refused.Add(new RefusedMessage(message.BasicProperties, message.Body.ToArray()));
                }

                return refused.Count == count;
            },
            $"{count} messages in the error queue",
            atMost);
        return refused;
    }

    public async Task<RefusedMessage> OneRefused() => (await Refused(1))[0];

    /// <summary>What the broker sees of a consumer that dies each time with so many messages in hand: what comes next is redelivered.</summary>
    public async Task DeliverInVain(int atOnce = 1, int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            await using var channel = await _connection.CreateChannelAsync();
            await channel.BasicQosAsync(0, (ushort)atOnce, global: false);
            using var arrived = new SemaphoreSlim(0);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, _) =>
            {
                arrived.Release();
                return Task.CompletedTask;
            };
            await channel.BasicConsumeAsync(Name, autoAck: false, consumer);
            for (var message = 0; message < atOnce; message++)
            {
                (await arrived.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBeTrue();
            }
        }
    }

    /// <summary>How many wait there and are in nobody's hands.</summary>
    public Task<uint> Waiting(string? queue = null) => _channel.MessageCountAsync(queue ?? Name);

    public Task DeleteErrors() => _channel.QueueDeleteAsync(Errors);

    /// <summary>
    /// A quorum queue that was just declared has a name before it has a process: it is there when something can be got from it. Until then RabbitMQ 3 closes
    /// the channel, and RabbitMQ 4 the connection (541).
    /// </summary>
    public async Task<bool> HasErrors()
    {
        var (connection, channel) = await Connect(_address);
        await using var own = connection;
        try
        {
            // What is got goes back with the end of the connection.
            await channel.BasicGetAsync(Errors, autoAck: false);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    /// <summary>After the broker was away.</summary>
    public async Task Reconnect()
    {
        await _connection.DisposeAsync();
        (_connection, _channel) = await Connect(_address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel.IsOpen)
        {
            await _channel.QueueDeleteAsync(Name);
            await _channel.QueueDeleteAsync(Errors);
        }

        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static Dictionary<string, object?> Earlier(Dictionary<string, object?> arguments) => new(arguments) { ["x-queue-type"] = "quorum" };

    private static async Task<(IConnection Connection, IChannel Channel)> Connect(Uri address)
    {
        var connection = await new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false,
            MaxInboundMessageBodySize = 512 << 20 }.CreateConnectionAsync();
        return (connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true)));
    }
}
