using HerScheduler.Messaging.Broker;
using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging;

/// <summary>
/// One attempt to publish one message. MassTransit repeats what fails up to a thousand times, whatever the broker answered, and its caller learns no more
/// than that it has cancelled itself. The relay needs the answer: an attempt ends with its first failure, and keeps it.
/// </summary>
internal sealed class PublishAttempt(ScheduleMessage message, bool isMandatory, CancellationToken patience) : IPipe<PublishContext>, IDisposable
{
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(patience);

    /// <summary>To publish with: cancelled when patience ends, or at the first failure.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The first failure; null: none so far.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>How publishing ends when it came to no attempt: cancelled before, no connection, no channel, or a bus that is stopping.</summary>
    public static bool IsForeseen(Exception end) => end is OperationCanceledException or TimeoutException or ObjectDisposedException or IOException
        or NotReachableException or MassTransitException or RabbitMQClientException;

    /// <summary>Called by MassTransit before it sends.</summary>
    public Task Send(PublishContext context)
    {
        context.GetOrAddPayload(() => this);
        if (context.TryGetPayload(out RabbitMqSendContext? rabbit))
        {
            BrokerProperties.Set(rabbit, message, isMandatory);
        }
        else
        {
            context.MessageId = Guid.Parse(message.Id);
        }

        return Task.CompletedTask;
    }

    public Task Fail(Exception failure)
    {
        Failure ??= failure;
        return _over.CancelAsync();
    }

    public void Probe(ProbeContext context)
    {
        // There is nothing in it that a probe could ask for.
    }

    public void Dispose() => _over.Dispose();
}
