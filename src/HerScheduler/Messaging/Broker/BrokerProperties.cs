using MassTransit;

namespace HerScheduler.Messaging.Broker;

/// <summary>What AMQP is told of a message beside its body.</summary>
internal static class BrokerProperties
{
    /// <summary>A consumer that asked for a replay knows by it what it may have seen before.</summary>
    public const string Replayed = "x-replayed";

    /// <param name="context">The attempt to send it.</param>
    /// <param name="message">The message.</param>
    /// <param name="isMandatory">Whether the broker returns it when no queue wants it.</param>
    public static void Set(RabbitMqSendContext context, ScheduleMessage message, bool isMandatory)
    {
        context.RoutingKey = message.RoutingKey;
        context.Mandatory = isMandatory;

        // Else MassTransit writes an id of its own over it.
        context.MessageId = null;
        context.BasicProperties.MessageId = message.Id;
        if (message.CorrelationId is { } cause)
        {
            context.BasicProperties.CorrelationId = cause;
        }

        if (message.IsReplayed)
        {
            context.BasicProperties.Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Replayed] = true };
        }
    }
}
