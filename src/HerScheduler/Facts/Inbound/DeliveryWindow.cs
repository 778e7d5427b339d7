using System.Threading.Channels;
using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// What the broker has handed over and nobody has acknowledged yet, in the order of the queue. When it is closed, the broker has it back, in that order.
/// </summary>
/// <remarks>
/// Every window must be as large as the one before: RabbitMQ puts what is given back behind what was given back earlier, so a smaller window that
/// took only a part of it and died would leave the rest in front.
/// </remarks>
internal sealed class DeliveryWindow : AsyncDefaultBasicConsumer, IAsyncDisposable
{
    private readonly Channel<Delivery> _arrived =
        System.Threading.Channels.Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _lost = new();

    private DeliveryWindow(IChannel channel)
        : base(channel)
    {
    }

    /// <summary>Ends when the broker, the way there, or the queue is gone.</summary>
    public CancellationToken Lost => _lost.Token;

    public static async Task<DeliveryWindow> Open(IConnection connection, FactsQueueSettings settings, CancellationToken cancel)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        var window = new DeliveryWindow(channel);
        try
        {
            await channel.BasicQosAsync(prefetchSize: 0, (ushort)settings.Window, global: false, cancel);
            await channel.BasicConsumeAsync(settings.Queue, autoAck: false, window, cancel);
            return window;
        }
        catch
        {
            await window.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next messages: at least one, and as many as are there, up to <paramref name="most"/>.</summary>
    /// <exception cref="OperationCanceledException">The window is lost, or nobody waits any more.</exception>
    public async Task<IReadOnlyList<Delivery>> Next(int most, CancellationToken cancel)
    {
        var next = new List<Delivery> { await _arrived.Reader.ReadAsync(cancel) };
        while (next.Count < most && _arrived.Reader.TryRead(out var delivery))
        {
            next.Add(delivery);
        }

        return next;
    }

    /// <summary>Done with this message and all before it.</summary>
    public ValueTask Acknowledge(Delivery last, CancellationToken cancel) => Channel.BasicAckAsync(last.Tag, multiple: true, cancel);

    /// <summary>Until the broker has processed all acknowledgements so far: what it is asked over a channel it answers after what it was told there.</summary>
    /// <returns>How many messages nobody has in hand.</returns>
    public Task<uint> Settled(string queue, CancellationToken cancel) => Channel.MessageCountAsync(queue, cancel);

    public override async Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default) =>
        //// The body's memory is the client's, and used again as soon as this returns.
        await _arrived.Writer.WriteAsync(new Delivery(deliveryTag, redelivered, new BasicProperties(properties), body.ToArray()), cancellationToken);

    public override async Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        await base.HandleChannelShutdownAsync(channel, reason);
        await _lost.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        _lost.Dispose();
    }

    /// <summary>The broker took the queue away.</summary>
    protected override async Task OnCancelAsync(string[] consumerTags, CancellationToken cancellationToken = default)
    {
        await base.OnCancelAsync(consumerTags, cancellationToken);
        await _lost.CancelAsync();
    }
}
