using System.Threading.Channels;
using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>Wakes the relay right after a commit, so that nobody waits until it looks again by itself.</summary>
public sealed class RelaySignal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There are new rows in the outbox. To be called after the commit (<see cref="SchedulerDb.AfterCommit"/>); costs nothing when nobody listens.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Until it is woken, or <paramref name="atMost"/> has passed.</summary>
    internal async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var bell = _bell.Reader.ReadAsync(enough.Token).AsTask();
        var first = await Task.WhenAny(bell, Task.Delay(atMost, time, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        if (first == bell)
        {
            await bell;
        }
    }
}
