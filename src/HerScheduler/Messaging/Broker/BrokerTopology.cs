using System.Collections.Concurrent;
using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>
/// What the service declares at the broker, before each connection of the bus and after everything that went wrong: the exchange of its messages, where
/// unroutable ones are kept, and the queues that an administrator wants for consumers. What exists already with other properties is used as it is, and said so.
/// </summary>
/// <remarks>
/// The exchange has no arguments: consumers may declare it too, just as the interface says, and one from before is the same
/// (docs/decisions/0005-publishing-through-masstransit.md).
/// </remarks>
internal sealed partial class BrokerTopology(BrokerConnections connections, RabbitMqSettings settings, ILogger<BrokerTopology> logger)
{
    /// <summary>Everything is published here.</summary>
    public const string Events = "herscheduler.events";

    /// <summary>Exchange and queue of what no queue wanted.</summary>
    public const string Unrouted = "herscheduler.unrouted";

    /// <summary>The oldest go first.</summary>
    private const int UnroutedKept = 10_000;

    private static readonly Dictionary<string, object?> Quorum = QuorumQueue.Arguments();

    private static readonly Dictionary<string, object?> BoundedQuorum = QuorumQueue.Arguments(("x-max-length", UnroutedKept), ("x-overflow", "drop-head"));

    private readonly ConcurrentDictionary<string, byte> _said = new(StringComparer.Ordinal);

    /// <summary>By a connection of its own, whose refusal says in a sentence why nothing can be published.</summary>
    /// <exception cref="NotReachableException">No node lets us in, or it does not let us declare.</exception>
    public async Task Declare(CancellationToken cancel)
    {
        var connection = await connections.Connect("herscheduler topology", cancel);
        try
        {
            await Declare(connection, cancel);
        }
        catch (Exception failure) when (failure is RabbitMQClientException or IOException or TimeoutException)
        {
            throw new NotReachableException($"The broker does not let us prepare: {failure.Message}", failure);
        }
        finally
        {
            await BrokerConnections.Leave(connection);
        }
    }

    private async Task Declare(IConnection connection, CancellationToken cancel)
    {
        await DeclareExchange(connection, Events, ExchangeType.Topic, cancel);
        await DeclareExchange(connection, Naming.Audit, ExchangeType.Topic, cancel);
        await DeclareExchange(connection, Unrouted, ExchangeType.Fanout, cancel);
        await DeclareQueue(connection, Unrouted, BoundedQuorum, cancel);
        await Bind(connection, Unrouted, Unrouted, [""], cancel);
        foreach (var queue in settings.Queues)
        {
            await DeclareQueue(connection, queue.Name, Quorum, cancel);
            await Bind(connection, queue.Name, Events, queue.Bindings, cancel);
        }
    }

    private Task DeclareExchange(IConnection connection, string name, string type, CancellationToken cancel) =>
        Declare(
            connection,
            $"exchange {name}",
            channel => channel.ExchangeDeclareAsync(name, type, durable: true, autoDelete: false, cancellationToken: cancel),
            cancel);

    private Task DeclareQueue(IConnection connection, string name, Dictionary<string, object?> arguments, CancellationToken cancel) =>
        Declare(
            connection,
            $"queue {name}",
            channel => channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel),
            cancel);

    /// <summary>A refused declaration closes its channel, so each has one of its own.</summary>
    private async Task Declare(IConnection connection, string what, Func<IChannel, Task> declare, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        try
        {
            await declare(channel);
        }
        catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            if (_said.TryAdd(what, 0))
            {
                LogUsedAsItIs(what, other.ShutdownReason.ReplyText);
            }
        }
    }

    private static async Task Bind(IConnection connection, string queue, string exchange, IEnumerable<string> patterns, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        foreach (var pattern in patterns)
        {
            await channel.QueueBindAsync(queue, exchange, pattern, cancellationToken: cancel);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The {What} exists with other properties and is used as it is; to have it as documented, delete it while it is empty and the service is "
            + "stopped, or give it a policy (docs/operations.md, Queues). {Words}")]
    private partial void LogUsedAsItIs(string what, string words);
}
