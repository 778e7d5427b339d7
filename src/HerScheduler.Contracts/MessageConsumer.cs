using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HerScheduler.Contracts;

/// <summary>
/// Takes the service's messages from a durable queue of one's own, one after the other in the order of each plan. A message is acknowledged when its handler
/// has returned, so what the handler stored is safe and the rest comes again: whoever handles must forget ids seen before. What is no message of this contract
/// is put into <c>QUEUE.unreadable</c>.
/// </summary>
public sealed class MessageConsumer : IAsyncDisposable
{
    /// <summary>The service's exchange.</summary>
    public const string Exchange = "herscheduler.events";

    private const ushort AtOnce = 100;

    private readonly IChannel _channel;
    private readonly Func<ScheduleMessage, CancellationToken, Task> _handle;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MessageConsumer(IChannel channel, Func<ScheduleMessage, CancellationToken, Task> handle) => (_channel, _handle) = (channel, handle);

    /// <summary>
    /// Ends when the channel does; fails with what the handler threw. Nothing is taken any more then: open a new one, and what was not finished comes again.
    /// </summary>
    public Task Completion => _over.Task;

    /// <summary>Declares the queue, binds it, and begins to take messages.</summary>
    /// <param name="connection">To the broker. Leave <see cref="ConnectionFactory.ConsumerDispatchConcurrency"/> at 1: it keeps the order.</param>
    /// <param name="queue">The queue's name: <c>pharmacy.example</c>.</param>
    /// <param name="bindings"><c>#</c>, or <c>*.*.SITE</c> for a clinic. Of a single kind a plan's numbers are not complete.</param>
    /// <param name="handle">Stores a message. What it throws ends the consumer, and the message comes again.</param>
    /// <param name="cancel">Gives up beginning.</param>
    public static async Task<MessageConsumer> Start(
        IConnection connection,
        string queue,
        IEnumerable<string> bindings,
        Func<ScheduleMessage, CancellationToken, Task> handle,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(handle);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
        var consumer = new MessageConsumer(channel, handle);
        await consumer.Begin(queue, bindings, cancel).ConfigureAwait(false);
        return consumer;
    }

    /// <summary>Stops; what was not acknowledged comes again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        _over.TrySetResult();
    }

    private async Task Begin(string queue, IEnumerable<string> bindings, CancellationToken cancel)
    {
        var unreadable = $"{queue}.unreadable";
        await _channel.QueueDeclareAsync(unreadable, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancel).ConfigureAwait(false);
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",

            // A second copy of the program stands by, so that order is kept.
            ["x-single-active-consumer"] = true,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = unreadable,
        };
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel).ConfigureAwait(false);
        foreach (var binding in bindings)
        {
            await _channel.QueueBindAsync(queue, Exchange, binding, cancellationToken: cancel).ConfigureAwait(false);
        }

        await _channel.BasicQosAsync(prefetchSize: 0, AtOnce, global: false, cancel).ConfigureAwait(false);
        _channel.ChannelShutdownAsync += (_, _) =>
        {
            _over.TrySetResult();
            return Task.CompletedTask;
        };
        var deliveries = new AsyncEventingBasicConsumer(_channel);
        deliveries.ReceivedAsync += Take;
        await _channel.BasicConsumeAsync(queue, autoAck: false, deliveries, cancel).ConfigureAwait(false);
    }

    private async Task Take(object sender, BasicDeliverEventArgs delivery)
    {
        if (_over.Task.IsCompleted)
        {
            return;
        }

        try
        {
            if (Read(delivery) is { } message)
            {
                await _handle(message, delivery.CancellationToken).ConfigureAwait(false);
                await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, delivery.CancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _channel.BasicRejectAsync(delivery.DeliveryTag, requeue: false, delivery.CancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _over.TrySetException(failure);
        }
    }

    private static ScheduleMessage? Read(BasicDeliverEventArgs delivery)
    {
        try
        {
            return ContractJson.ReadMessage(delivery.Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
