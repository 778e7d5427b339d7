using HerScheduler.Data;
using HerScheduler.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging.Restoring;

/// <summary>
/// Notices that the database was restored from a backup older than what was published: the broker remembers one of the last messages, and the database
/// must know it. Else nothing is published, because numbers would be used again that consumers have seen with other content
/// (docs/decisions/0008-retention.md).
/// </summary>
internal sealed partial class LastPublishedCheck(LastPublishedQueue queue, TimeProvider time, ILogger<LastPublishedCheck> logger) : IAsyncDisposable
{
    /// <summary>A database can also be restored under a running service.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenMarks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly NewestPublished _left = new();
    private readonly LineAMinute _line = new(time);
    private string? _installation;
    private long _markedTicks;
    private DateTimeOffset? _checkedAt;

    /// <summary>Why nothing is published, and what to do; null: the database knows what was published.</summary>
    public string? Behind { get; private set; }

    /// <summary>What the broker did not answer the last time it was asked or told; null: it did.</summary>
    public string? Silent { get; private set; }

    /// <summary>To be called before anything is claimed; asks at most every ten seconds.</summary>
    /// <exception cref="NotReachableException">Nothing may be published: the database is older than that, or the broker does not say.</exception>
    public async Task Require(SchedulerDb db, CancellationToken cancel)
    {
        var (now, isNew) = (time.GetUtcNow(), Behind is null);
        try
        {
            await Mark(now, cancel);
            if (_checkedAt is { } last && now - last < Recheck)
            {
                return;
            }

            _checkedAt = null;
            await Look(db, cancel);
        }
        catch (NotReachableException unreachable)
        {
            Silent = unreachable.Message;
            throw;
        }

        if (Behind is null)
        {
            _checkedAt = now;
            return;
        }

        if (_line.IsDue(isNew))
        {
            LogBehind(Behind);
        }

        throw new NotReachableException(Behind);
    }

    /// <summary>
    /// Messages left. The broker is told once a second at most; what waits is told at the next check, or at the end. It is never told of an older message
    /// than before, which may leave late: a backup from in between would pass for new enough.
    /// </summary>
    public async Task Advance(IReadOnlyCollection<OutboxRow> sent, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Behind is not null || sent.MaxBy(row => row.Id) is not { } latest || !_left.Left(LastPublished.Of(latest, now)) || Silent is not null)
        {
            // While the broker is silent the next check tries again, and says so: here everybody who has something to mark would wait for it.
            return;
        }

        try
        {
            await Mark(now, cancel);
        }
        catch (NotReachableException unreachable)
        {
            // The messages are out and marked; the broker is told when it answers again.
            Silent = unreachable.Message;
            LogNotMarked(unreachable.Message);
        }
    }

    /// <summary>What the broker remembers; null: nothing.</summary>
    /// <exception cref="NotReachableException">The broker does not say.</exception>
    public async Task<LastPublished?> Read(SchedulerDb db, CancellationToken cancel)
    {
        _installation ??= await db.InOneTransaction(async token => (await Installation.Of(db, token)).Id, cancel);

        // Who looks takes the message for a moment. Replicas take turns; on SQLite there is one process, and its write lock is not held for a broker.
        var text = db.Database.IsSqlite()
            ? await queue.Peek(_installation, cancel)
            : await db.InOneTransaction(
                async token =>
                {
                    await db.Dialect.LockWork(db, "watermark", token);
                    return await queue.Peek(_installation, token);
                },
                cancel);
        return text is null ? null : LastPublished.Parse(text);
    }

    /// <summary>Whether the database is as new as the message: it has the row, or had it and removed it by age.</summary>
    public static async Task<bool> Knows(SchedulerDb db, LastPublished published, CancellationToken cancel)
    {
        var row = await db.Outbox.Where(row => row.Id == published.OutboxId).Select(row => new { row.MessageId, row.CreatedAt }).SingleOrDefaultAsync(cancel);
        return row is null
            ? published.OutboxId <= await db.Installation.Select(installation => installation.RemovedUpTo).SingleOrDefaultAsync(cancel)
            : row.MessageId == published.MessageId && row.CreatedAt.ToUnixTimeMilliseconds() == published.CreatedAt.ToUnixTimeMilliseconds();
    }

    /// <summary>From now on the broker remembers this database's newest message: what it remembered before is dealt with.</summary>
    /// <exception cref="NotReachableException">The broker did not take it.</exception>
    public async Task Accept(SchedulerDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var newest = await db.Outbox.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        _left.StartAgain(newest: null);
        _left.Left(newest is null ? LastPublished.OfNothing(now) : LastPublished.Of(newest, now));
        Interlocked.Exchange(ref _markedTicks, 0);
        await Mark(now, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        Interlocked.Exchange(ref _markedTicks, 0);
        try
        {
            await Mark(time.GetUtcNow(), patience.Token);
        }
        catch (Exception failure) when (failure is NotReachableException or OperationCanceledException)
        {
            LogNotMarked(failure.Message);
        }
    }

    private async Task Look(SchedulerDb db, CancellationToken cancel)
    {
        var published = await Read(db, cancel);
        Silent = null;
        if (published is null)
        {
            // Nothing has left yet, or another looks at this moment: what was found out before still holds.
            return;
        }

        if (!await Knows(db, published, cancel))
        {
            Behind = Sentence(published);
            _left.StartAgain(newest: null);
            return;
        }

        Behind = null;
        if (_left.Newest is { } newest && newest.OutboxId > published.OutboxId && !await Knows(db, newest, cancel))
        {
            // Restored, and accepted by somebody else before it was noticed here.
            _left.StartAgain(published);
        }

        _left.Known(published);
    }

    private async Task Mark(DateTimeOffset now, CancellationToken cancel)
    {
        if (_left.Untold is { } published && _installation is { } installation && now.UtcTicks - Interlocked.Read(ref _markedTicks) >= BetweenMarks.Ticks)
        {
            await queue.Put(installation, published.Text(), cancel);
            Silent = null;
            _left.Known(published);
            Interlocked.Exchange(ref _markedTicks, now.UtcTicks);
        }
    }

    private static string Sentence(LastPublished published) =>
        $"The database is older than what was published: it does not know the message that left at {published.PublishedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, "
        + "so a backup was restored. Nothing is published, because numbers would be used twice; facts are taken in. "
        + "Run 'herscheduler messages resume-after-restore' (docs/operations.md, After a restore).";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sentence}")]
    private partial void LogBehind(string sentence);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The broker was not told what was published last, and is told later: {Reason}")]
    private partial void LogNotMarked(string reason);
}
