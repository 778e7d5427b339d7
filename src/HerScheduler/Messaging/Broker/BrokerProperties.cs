using RabbitMQ.Client;

namespace HerScheduler.Messaging.Broker;

/// <summary>The AMQP properties of a message.</summary>
internal static class BrokerProperties
{
    /// <summary>A consumer that asked for a replay knows by it what it may have seen before.</summary>
    public const string Replayed = "x-replayed";

    private const string ContentType = "application/cloudevents+json";

    public static BasicProperties Of(ScheduleMessage message)
    {
        var properties = new BasicProperties { ContentType = ContentType, Persistent = true, MessageId = message.Id };
        if (message.CorrelationId is { } cause)
        {
            properties.CorrelationId = cause;
        }

        if (message.IsReplayed)
        {
            properties.Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Replayed] = true };
        }

        return properties;
    }
}
