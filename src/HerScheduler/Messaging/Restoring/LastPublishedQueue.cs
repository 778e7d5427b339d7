using System.Text;
using HerScheduler.Messaging.Broker;
using HerScheduler.Sweeps;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Restoring;

/// <summary>A durable queue at the broker that holds one message, the latest: <c>herscheduler.watermark.INSTALLATION</c>.</summary>
internal sealed class LastPublishedQueue(BrokerConnections connections, TimeProvider time) : IAsyncDisposable
{
    private static readonly Dictionary<string, object?> Arguments = QuorumQueue.Arguments(("x-max-length", 1), ("x-overflow", "drop-head"));

    /// <summary>A broker without memory or disk, or a queue without its majority, confirms nothing and says nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long a quorum queue that was declared this moment may take to choose its leader.</summary>
    private static readonly Backoff RetrySchedule = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
    private const int MostAttempts = 6;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>What it holds; null: nothing. Only one may look at a time: meanwhile others find it empty.</summary>
    /// <exception cref="NotReachableException">The broker does not say.</exception>
    public Task<string?> Peek(string installation, CancellationToken cancel) => OnChannel<string?>(
        installation,
        async (channel, queue, token) =>
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, token) is not { } message)
            {
                return null;
            }

            var text = Encoding.UTF8.GetString(message.Body.Span);
            await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, token);
            return text;
        },
        cancel);

    /// <summary>Replaces what it holds; returns when the broker has confirmed it.</summary>
    /// <exception cref="NotReachableException">The broker did not take it.</exception>
    public Task Put(string installation, string text, CancellationToken cancel) => OnChannel(
        installation,
        async (channel, queue, token) =>
        {
            var properties = new BasicProperties { ContentType = "application/json", Persistent = true };
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(text), token);
            return true;
        },
        cancel);

    public async ValueTask DisposeAsync()
    {
        await Close();
        _turn.Dispose();
    }

    private async Task<T> OnChannel<T>(string installation, Func<IChannel, string, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var queue = $"herscheduler.watermark.{installation}";
        await _turn.WaitAsync(cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await WithLeader(async () => await work(await Open(queue, patience.Token), queue, patience.Token), patience.Token);
        }
        catch (OperationCanceledException silence) when (!cancel.IsCancellationRequested)
        {
            await Close();
            throw new NotReachableException(
                $"The broker did not answer for {queue} in {Patience.TotalSeconds} s; has it memory, disk and most of its nodes?", silence);
        }
        catch (Exception failure) when (failure is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException)
        {
            await Close();
            throw new NotReachableException($"The broker does not answer for {queue}: {failure.Message}", failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// RabbitMQ 4 may end the connection (541, internal error) when it is asked for a message of a quorum queue that was declared this moment and has no
    /// leader yet. A little later it answers. Both questions may be repeated: one changes nothing, the other replaces what is there by the same.
    /// </summary>
    private async Task<T> WithLeader<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await work();
            }
            catch (OperationInterruptedException end) when (failures < MostAttempts && IsBrokersOwnError(end.ShutdownReason))
            {
                await Close();
                await Task.Delay(RetrySchedule.After(failures), time, cancel);
            }
        }
    }

    /// <summary>The client uses the same number for a connection that broke.</summary>
    private static bool IsBrokersOwnError(ShutdownEventArgs? end) => end is { Initiator: ShutdownInitiator.Peer, ReplyCode: Constants.InternalError };

    private async Task<IChannel> Open(string queue, CancellationToken cancel)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await Close();
        _connection = await connections.Connect("herscheduler watermark", cancel);
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        _channel = await _connection.CreateChannelAsync(confirmed, cancel);
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments, cancellationToken: cancel);
        return _channel;
    }

    private async Task Close()
    {
        if (_connection is { } connection)
        {
            (_connection, _channel) = (null, null);
            await BrokerConnections.Leave(connection);
        }
    }
}
