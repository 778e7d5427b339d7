using System.Net.Mime;
using System.Text;
using MassTransit;

namespace HerScheduler.Messaging.Broker;

/// <summary>Serializes nothing: on the wire is the document as it stands in the outbox, with no envelope around it.</summary>
internal sealed class PreparedBody : ISerializerFactory, IMessageSerializer
{
    public ContentType ContentType { get; } = new("application/cloudevents+json");

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(Encoding.UTF8.GetBytes(context.Message switch
        {
            ScheduleMessage message => message.Body,
            UnroutableMessage returned => returned.Message.Body,
            HeadMessage head => head.Message.Body,
            _ => throw new InvalidOperationException($"Nothing but prepared messages is published, and no {typeof(T)}."),
        }));

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => throw new NotSupportedException("Nothing is taken from RabbitMQ through MassTransit.");
}
