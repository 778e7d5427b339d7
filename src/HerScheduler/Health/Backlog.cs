using HerScheduler.Data;

namespace HerScheduler.Health;

/// <summary>So much waits, and for so long.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">Since when the first of them waits; null when there is none.</param>
internal readonly record struct Waiting(int Count, DateTimeOffset? Oldest)
{
    /// <summary>Grows by itself while nothing is done.</summary>
    public TimeSpan Age(DateTimeOffset now) => Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero;
}

/// <summary>The work that lies in the database and is not done yet: what stands still when the service stands still.</summary>
/// <param name="Messages">Of the outbox, still to be sent.</param>
/// <param name="HeldUp">Plans whose next message was refused and waits for another attempt.</param>
/// <param name="Events">Events whose reminder or overdue alert is due.</param>
/// <param name="Plans">Plans whose alerts are due to be looked at.</param>
/// <param name="Digests">Digests written down and neither sent nor given up.</param>
/// <param name="Mails">All other e-mails of that kind: alerts, reminders, reports.</param>
internal sealed record Backlog(Waiting Messages, int HeldUp, Waiting Events, Waiting Plans, Waiting Digests, Waiting Mails)
{
    /// <summary>Four small queries, each over a partial index of what waits. Not asynchronous: meters read their gauges so.</summary>
    public static Backlog Of(SchedulerDb db, DateTimeOffset now)
    {
        var outbox = db.Outbox.Where(row => row.SentAt == null)
            .GroupBy(_ => 1)
            .Select(rows => new { Count = rows.Count(), Oldest = rows.Min(row => row.CreatedAt), HeldUp = rows.Count(row => row.Attempts > 0) })
            .SingleOrDefault();
        var events = db.Events.Where(row => row.NextNoticeAt <= now)
            .GroupBy(_ => 1).Select(rows => new { Count = rows.Count(), Oldest = rows.Min(row => row.NextNoticeAt) }).SingleOrDefault();
        var plans = db.Plans.Where(plan => plan.NextAlertAt <= now)
            .GroupBy(_ => 1).Select(rows => new { Count = rows.Count(), Oldest = rows.Min(plan => plan.NextAlertAt) }).SingleOrDefault();

        // Since they were written down, not since the next attempt is due: one that fails again and again gets older.
        var mails = db.Mails.Where(mail => mail.DueAt != null)
            .GroupBy(mail => mail.Kind == MailRow.Digest)
            .Select(rows => new { IsDigest = rows.Key, Count = rows.Count(), Oldest = rows.Min(mail => mail.CreatedAt) })
            .ToList()
            .ToDictionary(rows => rows.IsDigest, rows => new Waiting(rows.Count, rows.Oldest));
        return new Backlog(
            outbox is null ? default : new Waiting(outbox.Count, outbox.Oldest),
            outbox?.HeldUp ?? 0,
            events is null ? default : new Waiting(events.Count, events.Oldest),
            plans is null ? default : new Waiting(plans.Count, plans.Oldest),
            mails.GetValueOrDefault(true),
            mails.GetValueOrDefault(false));
    }
}
