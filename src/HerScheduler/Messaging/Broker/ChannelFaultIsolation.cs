using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>
/// When the broker closes the channel because of what one message is (too large, say), all others on their way are lost with it, and nobody says
/// which one it was. Then messages go one at a time for a while: the one that closes the channel again is it.
/// </summary>
internal sealed class ChannelFaultIsolation : IDisposable
{
    /// <summary>What the broker closes a channel or connection with when a message is at fault, by the numbers of AMQP 0-9-1.</summary>
    private static readonly HashSet<ushort> FaultsOfAMessage =
        [Constants.ContentTooLarge, Constants.PreconditionFailed, Constants.FrameError, Constants.SyntaxError, Constants.UnexpectedFrame];

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _onTheirWay;
    private int _oneByOne;
    private ShutdownEventArgs? _last;

    /// <summary>Runs <paramref name="attempt"/>, alone while the message at fault is looked for; it is told which.</summary>
    public async Task<PublishOutcome> Guard(Func<bool, Task<PublishOutcome>> attempt, CancellationToken cancel)
    {
        var isAlone = Volatile.Read(ref _oneByOne) > 0;
        if (isAlone && !await MyTurn(cancel))
        {
            return PublishOutcome.Lost("There was no time left for it.");
        }

        Interlocked.Increment(ref _onTheirWay);
        try
        {
            return await attempt(isAlone);
        }
        finally
        {
            Interlocked.Decrement(ref _onTheirWay);
            if (isAlone)
            {
                Interlocked.Decrement(ref _oneByOne);
                _turn.Release();
            }
        }
    }

    /// <summary>What a failed attempt means.</summary>
    public PublishOutcome Judge(Exception failure, bool wasAlone)
    {
        var reason = ReasonOf(failure);
        if (reason is not { Initiator: ShutdownInitiator.Peer } || !FaultsOfAMessage.Contains(reason.ReplyCode))
        {
            return PublishOutcome.Lost($"The connection to the broker was lost: {reason?.ReplyText ?? failure.Message}");
        }

        // A message that only met the channel closed before is not at fault.
        var isNew = !ReferenceEquals(Interlocked.Exchange(ref _last, reason), reason);
        if (wasAlone && isNew)
        {
            return PublishOutcome.Refused($"The broker closed the channel: {reason.ReplyText}");
        }

        Volatile.Write(ref _oneByOne, Math.Max(Volatile.Read(ref _oneByOne), Volatile.Read(ref _onTheirWay)));
        return PublishOutcome.Lost($"The broker closed the channel: {reason.ReplyText}");
    }

    public void Dispose() => _turn.Dispose();

    private static ShutdownEventArgs? ReasonOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationInterruptedException { ShutdownReason: { } reason })
            {
                return reason;
            }
        }

        return null;
    }

    private async Task<bool> MyTurn(CancellationToken cancel)
    {
        try
        {
            await _turn.WaitAsync(cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
