using System.Threading.Channels;
using HerScheduler.Data;

namespace HerScheduler.Security.AccessLog;

/// <summary>What is to be written to the access log. A request leaves its entry here and goes on; <see cref="AccessWriter"/> writes them in sets.</summary>
internal sealed class AccessQueue
{
    /// <summary>So many can wait; when the database is away for longer, requests wait too rather than go unrecorded.</summary>
    private const int Capacity = 10_000;

    private readonly Channel<AccessRow> _entries = Channel.CreateBounded<AccessRow>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    public ValueTask Add(AccessRow entry, CancellationToken cancel) => _entries.Writer.WriteAsync(entry, cancel);

    /// <summary>Waits for at least one; what else waits comes with it.</summary>
    public async Task<IReadOnlyList<AccessRow>> Next(int atMost, CancellationToken cancel)
    {
        await _entries.Reader.WaitToReadAsync(cancel);
        return Waiting(atMost);
    }

    /// <summary>What waits now; empty when nothing does.</summary>
    public IReadOnlyList<AccessRow> Waiting(int atMost)
    {
        var entries = new List<AccessRow>();
        while (entries.Count < atMost && _entries.Reader.TryRead(out var entry))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
