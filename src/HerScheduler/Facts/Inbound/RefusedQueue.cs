using HerScheduler.Hosting.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>Puts refused messages into the error queue, byte for byte, with the reason.</summary>
internal sealed class RefusedQueue(IChannel channel, FactsQueueSettings settings) : IAsyncDisposable
{
    public static async Task<RefusedQueue> Open(IConnection connection, FactsQueueSettings settings, CancellationToken cancel)
    {
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RefusedQueue(await connection.CreateChannelAsync(confirmed, cancel), settings);
    }

    /// <summary>Returns when the broker has confirmed them all.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.PublishException">It did not take one, or the error queue is gone.</exception>
    public Task Put(IEnumerable<(Delivery Delivery, FactRefusal Refusal)> refused, CancellationToken cancel)
    {
        var queue = FactQueues.Errors(settings);
        return Task.WhenAll(refused.Select(item => channel.BasicPublishAsync(
            exchange: "", queue, mandatory: true, RefusedHeaders.For(item.Delivery, item.Refusal), item.Delivery.Body, cancel).AsTask()).ToList());
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();
}
