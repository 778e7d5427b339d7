using HerScheduler.Messaging;
using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Facts.Inbound;

/// <summary>Puts refused messages into the error queue, byte for byte, with the reason.</summary>
internal sealed class RefusedQueue(IChannel channel, FactsQueueSettings settings) : IAsyncDisposable
{
    /// <summary>A broker without memory or disk, or a queue without its majority, confirms nothing and says nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<RefusedQueue> Open(IConnection connection, FactsQueueSettings settings, CancellationToken cancel)
    {
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RefusedQueue(await connection.CreateChannelAsync(confirmed, cancel), settings);
    }

    /// <summary>Returns when the broker has confirmed them all.</summary>
    /// <exception cref="PublishException">It did not take one, or the error queue is gone.</exception>
    /// <exception cref="NotReachableException">It confirms nothing.</exception>
    public async Task Put(IEnumerable<(Delivery Delivery, FactRefusal Refusal)> refused, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(refused.Select(item => Put(item.Delivery, item.Refusal, patience.Token)).ToList());
        }
        catch (OperationCanceledException silence) when (!cancel.IsCancellationRequested)
        {
            throw new NotReachableException(
                $"The broker confirmed no refused message for {FactQueues.Errors(settings)} in {Patience.TotalSeconds} s; has it memory, disk and most of its nodes?", silence);
        }
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    /// <summary>What cannot be sent as its sender had it is sent without its properties: it must not come back with the same failure forever.</summary>
    private async Task Put(Delivery delivery, FactRefusal refusal, CancellationToken cancel)
    {
        try
        {
            await Publish(delivery, RefusedHeaders.For(delivery, refusal), cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or PublishException or OutOfMemoryException) && channel.IsOpen)
        {
            await Publish(delivery, RefusedHeaders.WithoutIts(refusal), cancel);
        }
    }

    private ValueTask Publish(Delivery delivery, BasicProperties properties, CancellationToken cancel) =>
        channel.BasicPublishAsync(exchange: "", FactQueues.Errors(settings), mandatory: true, properties, delivery.Body, cancel);
}
