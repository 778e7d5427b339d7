using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Puts refused messages into the error queue, byte for byte, with the reason. Trouble there does not end the session, as the broker would count what it has
/// back as delivered in vain: what it does not take is put again, and what it does not confirm is waited for.
/// </summary>
/// <param name="connection">To the broker.</param>
/// <param name="channel">With publisher confirmations.</param>
/// <param name="queues">Declares the error queue again when it is gone.</param>
/// <param name="settings">Of the queue.</param>
/// <param name="trouble">Told why facts wait.</param>
internal sealed class RefusedQueue(IConnection connection, IChannel channel, FactQueues queues, FactsQueueSettings settings, Action<string> trouble)
    : IAsyncDisposable
{
    /// <summary>A broker without memory or disk, or a queue without its majority, confirms nothing and says nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<RefusedQueue> Open(
        IConnection connection, FactQueues queues, FactsQueueSettings settings, Action<string> trouble, CancellationToken cancel)
    {
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RefusedQueue(connection, await connection.CreateChannelAsync(confirmed, cancel), queues, settings, trouble);
    }

    /// <summary>Returns when the broker has confirmed them all.</summary>
    /// <exception cref="AlreadyClosedException">The connection ended.</exception>
    public async Task Put(IReadOnlyCollection<(Delivery Delivery, FactRefusal Refusal)> refused, CancellationToken cancel)
    {
        for (var left = refused; left.Count > 0;)
        {
            var failures = await PutOnce(left, cancel);
            left = [.. left.Zip(failures).Where(put => put.Second is not null).Select(put => put.First)];
            if (left.Count > 0)
            {
                var reason = failures.First(failure => failure is not null)!.Message;
                trouble($"The broker does not take refused messages for {FactQueues.Errors(settings)}: {reason}");
                await Task.Delay(Pause, cancel);
                await queues.Declare(connection, cancel);
            }
        }
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    private async Task<PublishException?[]> PutOnce(IEnumerable<(Delivery Delivery, FactRefusal Refusal)> refused, CancellationToken cancel)
    {
        var all = Task.WhenAll(refused.Select(item => PutOnce(item.Delivery, item.Refusal, cancel)));
        try
        {
            return await all.WaitAsync(Patience, cancel);
        }
        catch (TimeoutException)
        {
            trouble(
                $"The broker confirmed no refused message for {FactQueues.Errors(settings)} in {Patience.TotalSeconds} s; has it memory, disk and most of its "
                + "nodes?");
            return await all.WaitAsync(cancel);
        }
    }

    private async Task<PublishException?> PutOnce(Delivery delivery, FactRefusal refusal, CancellationToken cancel)
    {
        try
        {
            await Put(delivery, refusal, cancel);
            return null;
        }
        catch (PublishException failure)
        {
            return failure;
        }
    }

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
