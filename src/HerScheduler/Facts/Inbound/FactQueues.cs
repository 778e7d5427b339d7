using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Facts.Inbound;

/// <summary>The queues of inbound facts: both replicated and on disk, as what is in them is somebody's only copy.</summary>
internal sealed partial class FactQueues(SchedulerSettings settings, ILogger<FactQueues> logger)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Where refused facts go.</summary>
    public static string Errors(FactsQueueSettings settings) => $"{settings.Queue}_error";

    /// <summary>Creates what is missing. What an earlier version declared, with the broker's own delivery limit, is used as it is, and said once.</summary>
    /// <exception cref="OperationInterruptedException">A queue of that name exists with yet other properties: facts of a plan might be recorded the wrong way round.</exception>
    public async Task Declare(IConnection connection, CancellationToken cancel)
    {
        // One replica at a time takes facts, so that two facts of a plan are never recorded the wrong way round; another goes on when it dies.
        await Declare(connection, settings.Messaging.Facts.Queue, QuorumQueue.Arguments(("x-single-active-consumer", true)), cancel);
        await Declare(connection, Errors(settings.Messaging.Facts), QuorumQueue.Arguments(), cancel);
    }

    private async Task Declare(IConnection connection, string queue, Dictionary<string, object?> arguments, CancellationToken cancel)
    {
        try
        {
            await DeclareAs(connection, queue, arguments, cancel);
        }
        catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            await DeclareAs(connection, queue, QuorumQueue.WithoutLimit(arguments), cancel);
            if (_said.Add(queue))
            {
                LogUsedAsItIs(queue, QuorumQueue.DeliveryLimit);
            }
        }
    }

    /// <summary>A refused declaration closes its channel, so each has one of its own.</summary>
    private static async Task DeclareAs(IConnection connection, string queue, Dictionary<string, object?> arguments, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The queue {Queue} was declared without x-delivery-limit and is used as it is. From RabbitMQ 4 on it loses what is delivered more than 20 times: "
            + "give it a policy with delivery-limit {Limit}, or delete it while it is empty and the service is stopped (docs/operations.md, Queues)")]
    private partial void LogUsedAsItIs(string queue, int limit);
}
