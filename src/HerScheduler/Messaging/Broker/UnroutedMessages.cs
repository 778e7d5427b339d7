using System.Text;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>
/// What no queue wanted: the broker returns it, this puts it aside where an administrator finds it, and says so without flooding the log. It stops
/// nothing: an installation may have no consumer yet, and a replay serves it later.
/// </summary>
internal sealed partial class UnroutedMessages(TimeProvider time, ILogger<UnroutedMessages> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromHours(1);

    private long _count;
    private long _saidAtTicks;

    public async Task Keep(BrokerSession session, ScheduleMessage message, CancellationToken cancel)
    {
        Say(message.RoutingKey);
        if (!session.Unconfirmed.IsOpen)
        {
            return;
        }

        try
        {
            await session.Unconfirmed.BasicPublishAsync(
                BrokerTopology.Unrouted, message.RoutingKey, mandatory: false, BrokerProperties.Of(message), Encoding.UTF8.GetBytes(message.Body), cancel);
        }
        catch (Exception failure) when (failure is RabbitMQClientException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            LogNotKept(failure.Message);
        }
    }

    private void Say(string routingKey)
    {
        var count = Interlocked.Increment(ref _count);
        var (now, said) = (time.GetUtcNow().UtcTicks, Interlocked.Read(ref _saidAtTicks));
        if ((said == 0 || now - said >= BetweenLines.Ticks) && Interlocked.CompareExchange(ref _saidAtTicks, now, said) == said)
        {
            LogUnroutable(count, routingKey, BrokerTopology.Unrouted);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No queue is bound for {Count} messages since the start (now: {RoutingKey}); they count as sent, the latest are kept in {Queue}, and 'herscheduler messages replay' sends them again")]
    private partial void LogUnroutable(long count, string routingKey, string queue);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An unroutable message was not kept: {Reason}")]
    private partial void LogNotKept(string reason);
}
