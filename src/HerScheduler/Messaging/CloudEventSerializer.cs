using System.Net.Mime;
using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>Puts the stored CloudEvents document on the wire byte for byte, with no envelope of the framework around it.</summary>
internal sealed class CloudEventSerializer : IMessageSerializer
{
    public static readonly CloudEventSerializer Instance = new();

    public ContentType ContentType { get; } = new("application/cloudevents+json");

    /// <exception cref="ArgumentException">The message is no <see cref="ScheduleMessage"/>.</exception>
    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        context.Message is ScheduleMessage message
            ? new StringMessageBody(message.Body)
            : throw new ArgumentException($"Only a {nameof(ScheduleMessage)} is a CloudEvent, not a {typeof(T).Name}.", nameof(context));
}
