using System.Threading.RateLimiting;
using RabbitMQ.Client;

namespace HerScheduler.Messaging.Broker;

/// <summary>One connection with its channels; when it ends, the next one begins anew.</summary>
/// <param name="connection">The connection.</param>
/// <param name="confirmed">Where messages are published: the broker confirms each.</param>
/// <param name="unconfirmed">Where unroutable messages are put aside; nobody waits for that.</param>
internal sealed class BrokerSession(IConnection connection, IChannel confirmed, IChannel unconfirmed) : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private volatile bool _isGivenUp;

    public IChannel Confirmed => confirmed;

    public IChannel Unconfirmed => unconfirmed;

    public bool IsOpen => !_isGivenUp && connection.IsOpen && confirmed.IsOpen;

    /// <summary>A confirmation that never came will not be waited for again: the next session starts with nothing outstanding.</summary>
    public void GiveUp() => _isGivenUp = true;

    /// <param name="connection">The connection, with everything declared.</param>
    /// <param name="outstanding">How many messages may wait for their confirmation at once.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task<BrokerSession> On(IConnection connection, int outstanding, CancellationToken cancel)
    {
        // The client slows down on purpose when more than half of the permits are taken.
        RateLimiter limiter = new ThrottlingRateLimiter(2 * outstanding);
        var confirmed = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, limiter), cancel);
        var unconfirmed = await connection.CreateChannelAsync(cancellationToken: cancel);
        return new BrokerSession(connection, confirmed, unconfirmed);
    }

    public async ValueTask DisposeAsync()
    {
        // A broker that does not answer any more is not waited for.
        await connection.AbortAsync(Constants.ReplySuccess, "Goodbye", Goodbye);
        await connection.DisposeAsync();
    }
}
