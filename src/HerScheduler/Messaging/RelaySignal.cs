using System.Threading.Channels;

namespace HerScheduler.Messaging;

/// <summary>Wakes the relay right after a commit, so that nobody waits for the next turn of the heartbeat.</summary>
public sealed class RelaySignal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There are new rows in the outbox. To be called after the commit; costs nothing when nobody listens.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    internal ValueTask<bool> Wait(CancellationToken cancel) => _bell.Reader.ReadAsync(cancel);
}
