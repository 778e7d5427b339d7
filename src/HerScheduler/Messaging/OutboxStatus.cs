using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>How full the outbox is.</summary>
/// <param name="Unsent">Messages still to be sent.</param>
/// <param name="Oldest">When the oldest of them was written; null when there is none.</param>
/// <param name="HeldUp">Plans whose next message was refused and waits for another attempt.</param>
internal sealed record OutboxStatus(int Unsent, DateTimeOffset? Oldest, int HeldUp)
{
    public TimeSpan Lag(DateTimeOffset now) => Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero;

    /// <summary>One query over the unsent rows. Not asynchronous: meters read their gauges so.</summary>
    public static OutboxStatus Of(SchedulerDb db) =>
        db.Outbox.Where(row => row.SentAt == null)
            .GroupBy(_ => 1)
            .Select(rows => new OutboxStatus(rows.Count(), rows.Min(row => row.CreatedAt), rows.Count(row => row.Attempts > 0)))
            .SingleOrDefault() ?? new OutboxStatus(0, Oldest: null, 0);
}
