using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>
/// Sends the e-mails of alerts. Each is claimed for a while before it leaves and settled afterwards; what a crash left in doubt goes out again with
/// the same Message-ID when the claim has run out. What is no longer true is not sent.
/// </summary>
internal sealed partial class AlertMailSweep(
    SchedulerDb db, CourseReader courses, AlertMailWriter writer, IMailTransport transport, ILogger<AlertMailSweep> logger) : ISweep
{
    /// <summary>How many are claimed together: bounds memory, and what is sent again after a crash.</summary>
    internal const int BatchSize = 50;

    /// <summary>How long a batch belongs to this sweep: more than the mail server's time-outs add up to for most batches.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>A plan that cannot be read is asked again after that long.</summary>
    private static readonly TimeSpan Unreadable = TimeSpan.FromMinutes(15);

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        while (await TakeBatch(now, cancel) is { Count: > 0 } batch)
        {
            var mails = await Write(batch, now, cancel);
            try
            {
                await Send(batch, mails, now, cancel);
            }
            finally
            {
                // What the server has must be remembered even when the service is told to stop just now.
                await Settle(batch);
            }

            if (batch.Count < BatchSize)
            {
                return;
            }
        }
    }

    private async Task<List<AlertMailRow>> TakeBatch(DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.AlertMails.AnyAsync(mail => mail.DueAt <= now, cancel))
        {
            return [];
        }

        return await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockWork(db, "alert-mails", token);
                var rows = await db.AlertMails.Where(mail => mail.DueAt <= now).OrderBy(mail => mail.Id).Take(BatchSize).ToListAsync(token);
                rows.ForEach(row => row.DueAt = now + Claim);
                return rows;
            },
            cancel);
    }

    /// <summary>The e-mails that are still true; the others are settled here.</summary>
    private async Task<List<Mail>> Write(IReadOnlyList<AlertMailRow> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = batch.Select(row => row.PlanId).Distinct().ToList();
        var read = (await courses.Load(db.Plans.AsNoTracking().Where(plan => plans.Contains(plan.Id)), cancel)).ToDictionary(course => course.Plan.Id, StringComparer.Ordinal);
        var acknowledged = await db.Events.AsNoTracking()
            .Where(row => plans.Contains(row.PlanId) && row.AcknowledgedDate != null)
            .ToDictionaryAsync(row => (row.PlanId, row.Key), row => row.AcknowledgedDate, cancel);
        var mails = new List<Mail>();
        foreach (var row in batch)
        {
            if (!read.TryGetValue(row.PlanId, out var course))
            {
                row.DueAt = now + Unreadable;
                continue;
            }

            var (letter, obsolete) = AlertLetter.Of(row, course, acknowledged.GetValueOrDefault((row.PlanId, row.EventKey)), now);
            if (letter is null)
            {
                (row.DueAt, row.GivenUp, row.IsObsolete) = (null, obsolete, true);
                continue;
            }

            mails.Add(await writer.Write(row, letter));
        }

        return mails;
    }

    private async Task Send(IReadOnlyList<AlertMailRow> batch, IReadOnlyList<Mail> mails, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = batch.ToDictionary(row => row.MessageId, StringComparer.Ordinal);
        await foreach (var (mail, outcome) in transport.Send(mails, cancel))
        {
            var row = rows[mail.MessageId];
            outcome.Match(
                () => (row.SentAt, row.DueAt, row.Failure) = (now, null, null),
                reason => Refused(row, reason),
                reason => Failed(row, reason, now));
        }
    }

    private (DateTimeOffset?, DateTimeOffset?, string?) Refused(AlertMailRow row, string reason)
    {
        LogRefused(row.MessageId, reason);
        row.GivenUp = Short(reason);
        return (row.SentAt, row.DueAt, row.Failure) = (null, null, Short(reason));
    }

    private (DateTimeOffset?, DateTimeOffset?, string?) Failed(AlertMailRow row, string reason, DateTimeOffset now)
    {
        row.Attempts++;
        var again = MailRetry.NextTry(row.MessageId, row.Attempts, now, row.CreatedAt + MailRetry.AlertIsWorth);
        if (again is null)
        {
            row.GivenUp = Short($"given up after {row.Attempts} attempts: {reason}");
        }

        LogFailed(row.MessageId, reason);
        return (row.SentAt, row.DueAt, row.Failure) = (null, again, Short(reason));
    }

    private Task<int> Settle(List<AlertMailRow> batch) => db.InOneTransaction(
        _ =>
        {
            db.AlertMails.UpdateRange(batch);
            return Task.FromResult(batch.Count);
        },
        CancellationToken.None);

    private static string Short(string reason) => reason.Length > 500 ? reason[..500] : reason;

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert {MessageId} was refused and is not tried again: {Reason}")]
    private partial void LogRefused(string messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {MessageId} could not be sent and is tried again: {Reason}")]
    private partial void LogFailed(string messageId, string reason);
}
