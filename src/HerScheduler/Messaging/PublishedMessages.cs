using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HerScheduler.Messaging;

/// <summary>One line about a message that left. No patient in it.</summary>
/// <param name="RoutingKey"><c>cycle.moved.north-clinic</c>.</param>
/// <param name="Subject"><c>plan-0001/tchp-4</c>.</param>
/// <param name="Sequence">Its number within the plan.</param>
/// <param name="Reason">Why it was sent.</param>
public sealed record PublishedMessage(string RoutingKey, string Subject, int Sequence, string? Reason);

/// <summary>For those who want to watch, inside this process, what is published: the demo prints it. Watching holds nothing up.</summary>
public sealed class PublishedMessages
{
    private const int Backlog = 10_000;

    private readonly ConcurrentDictionary<Channel<PublishedMessage>, byte> _watchers = new();

    internal bool IsWatched => !_watchers.IsEmpty;

    /// <summary>Every message confirmed from now on. Who reads too slowly loses the oldest of ten thousand.</summary>
    public async IAsyncEnumerable<PublishedMessage> Watch([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<PublishedMessage>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        _watchers.TryAdd(channel, 0);
        try
        {
            await foreach (var message in channel.Reader.ReadAllAsync(cancel))
            {
                yield return message;
            }
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    internal void Tell(PublishedMessage message)
    {
        foreach (var watcher in _watchers.Keys)
        {
            watcher.Writer.TryWrite(message);
        }
    }
}
