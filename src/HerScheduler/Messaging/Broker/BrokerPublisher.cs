using System.Text;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>Publishes to RabbitMQ over a channel of its own: persistent, mandatory, and every message confirmed.</summary>
internal sealed class BrokerPublisher(BrokerConnections connections, BrokerTopology topology, UnroutedMessages unrouted, ChannelBlame blame, int outstanding)
    : IMessagePublisher, IAsyncDisposable
{
    private const int LongestRoutingKey = 255;

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private BrokerSession? _session;

    public async Task Prepare(CancellationToken cancel)
    {
        if (_session is { IsOpen: true })
        {
            return;
        }

        await _connecting.WaitAsync(cancel);
        try
        {
            if (_session is not { IsOpen: true })
            {
                await CloseSession();
                _session = await Open(cancel);
            }
        }
        finally
        {
            _connecting.Release();
        }
    }

    public Task<PublishOutcome> Publish(ScheduleMessage message, CancellationToken cancel) =>
        Encoding.UTF8.GetByteCount(message.RoutingKey) > LongestRoutingKey
            ? Task.FromResult(PublishOutcome.Refused($"The routing key is longer than {LongestRoutingKey} bytes."))
            : blame.Guard(isAlone => Attempt(message, isAlone, cancel), cancel);

    public async ValueTask DisposeAsync()
    {
        await CloseSession();
        _connecting.Dispose();
    }

    private async Task<PublishOutcome> Attempt(ScheduleMessage message, bool isAlone, CancellationToken cancel)
    {
        if (_session is not { IsOpen: true } session)
        {
            return PublishOutcome.Lost("The connection to the broker has ended.");
        }

        try
        {
            await session.Confirmed.BasicPublishAsync(
                BrokerTopology.Events, message.RoutingKey, mandatory: true, BrokerProperties.Of(message), Encoding.UTF8.GetBytes(message.Body), cancel);
            return PublishOutcome.Delivered;
        }
        catch (PublishException unwanted) when (unwanted.IsReturn)
        {
            await unrouted.Keep(session, message, cancel);
            return PublishOutcome.Unroutable;
        }
        catch (PublishException)
        {
            return PublishOutcome.Refused("The broker refused it (nack): a queue is full, or does not answer.");
        }
        catch (OperationCanceledException)
        {
            session.GiveUp();
            return PublishOutcome.Lost("The broker confirmed nothing in time.");
        }
        catch (Exception failure) when (failure is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            return blame.Judge(failure, isAlone);
        }
    }

    private async Task<BrokerSession> Open(CancellationToken cancel)
    {
        var connection = await connections.Connect("herscheduler publisher", cancel);
        try
        {
            await topology.Declare(connection, cancel);
            return await BrokerSession.On(connection, outstanding, cancel);
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();
            throw failure is RabbitMQClientException or IOException or TimeoutException
                ? new NotReachableException($"The broker does not let us prepare: {failure.Message}", failure)
                : failure;
        }
    }

    private async Task CloseSession()
    {
        if (Interlocked.Exchange(ref _session, null) is { } old)
        {
            await old.DisposeAsync();
        }
    }
}
