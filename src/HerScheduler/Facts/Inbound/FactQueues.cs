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

    /// <summary>Creates what is missing. What an earlier version declared is used as it is, and said once.</summary>
    /// <exception cref="OperationInterruptedException">
    /// A queue of that name exists with yet other properties: facts of a plan might be recorded the wrong way round.
    /// </exception>
    public async Task Declare(IConnection connection, CancellationToken cancel)
    {
        var errors = Errors(settings.Messaging.Facts);
        await Declare(connection, errors, [QuorumQueue.Arguments(), QuorumQueue.WithoutLimit(QuorumQueue.Arguments())], cancel);
        await Declare(connection, settings.Messaging.Facts.Queue, [FactQueueArguments.For(errors), .. FactQueueArguments.Earlier], cancel);
    }

    /// <param name="connection">To the broker.</param>
    /// <param name="queue">Its name.</param>
    /// <param name="known">The arguments it is created with, and those that an existing one may have.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task Declare(IConnection connection, string queue, IReadOnlyList<Dictionary<string, object?>> known, CancellationToken cancel)
    {
        foreach (var arguments in known)
        {
            try
            {
                await DeclareAs(connection, queue, arguments, cancel);
                if (arguments != known[0] && _said.Add(queue))
                {
                    LogUsedAsItIs(queue);
                }

                return;
            }
            catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed && arguments != known[^1])
            {
                // An earlier version may have declared it.
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
        Message = "The queue {Queue} was declared with the arguments of an earlier version and is used as it is: mend it by a policy, or delete it while it "
            + "is empty and the service is stopped (docs/operations.md, Queues)")]
    private partial void LogUsedAsItIs(string queue);
}
