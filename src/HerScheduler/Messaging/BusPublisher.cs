using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>Hands messages to MassTransit. A message is published when the broker has confirmed it.</summary>
internal sealed class BusPublisher(IBus bus)
{
    private static readonly IPipe<PublishContext<ScheduleMessage>> AsCloudEvent = Pipe.Execute<PublishContext<ScheduleMessage>>(Address);

    /// <returns>False when no queue wanted the message: the broker has dropped it, as it should while there is no consumer yet.</returns>
    public async Task<bool> Publish(ScheduleMessage message, CancellationToken cancel)
    {
        try
        {
            await bus.Publish(message, AsCloudEvent, cancel);
            return true;
        }
        catch (MessageReturnedException)
        {
            return false;
        }
    }

    private static void Address(PublishContext<ScheduleMessage> context)
    {
        var message = context.Message;
        context.MessageId = Guid.Parse(message.Id);
        if (!context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
        {
            return;
        }

        rabbit.RoutingKey = message.RoutingKey;
        rabbit.BasicProperties.CorrelationId = message.CorrelationId;
        context.Serializer = CloudEventSerializer.Instance;
        context.Mandatory = true;
        context.Durable = true;
    }
}
