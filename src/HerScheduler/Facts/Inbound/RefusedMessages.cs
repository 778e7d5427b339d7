using HerScheduler.Messaging;
using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Facts.Inbound;

/// <summary>How many refused facts lie in the error queue. They are counted and not looked at: a look counts as one delivery in vain.</summary>
internal sealed class RefusedMessages(BrokerConnections connections, SchedulerSettings settings)
{
    /// <summary>Somebody waits for a page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Where they lie.</summary>
    public string Queue => FactQueues.Errors(settings.Messaging.Facts);

    /// <summary>Where a corrected one is sent.</summary>
    public string Again => settings.Messaging.Facts.Queue;

    /// <returns>Null: the broker does not answer, or has no such queue.</returns>
    public async Task<int?> Count(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await connections.Connect("herscheduler intake", limit.Token);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: limit.Token);
            return (int)(await channel.QueueDeclarePassiveAsync(Queue, limit.Token)).MessageCount;
        }
        catch (Exception silence) when (silence is NotReachableException or OperationInterruptedException || (silence is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
