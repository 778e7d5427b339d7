using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Email;

/// <summary>
/// Sends the e-mails that are due, whoever composes them. Each is claimed for a while before it leaves and settled afterwards: two sweeps at once never send
/// the same one, and what a crash left in doubt goes out again with the same Message-ID when the claim has run out.
/// </summary>
internal sealed partial class MailOutbox(
    SchedulerDb db, IMailTransport transport, MailMetrics metrics, TimeProvider time, ILogger<MailOutbox> logger)
{
    /// <summary>How many are claimed and composed together: bounds memory. Each portion takes the same number of queries whatever its size.</summary>
    internal const int Portion = 500;

    /// <summary>So many e-mails a crash can double, each with the Message-ID it had; and so many are written down in one round trip.</summary>
    private const int Group = 20;

    private const int LongestReason = 500;

    /// <summary>How long a portion belongs to this sweep: longer than a batch takes, whatever the mail server does.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A run that has taken that long leaves the rest to the next one: what it claims counts from its beginning.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    public async Task Send(IMailComposer composer, DateTimeOffset now, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var isMore = await db.Mails.Where(composer.Kinds).AnyAsync(mail => mail.DueAt <= now, cancel);
        while (isMore)
        {
            var rows = await Claim(composer, now, cancel);
            var composed = await composer.Compose(rows, now, cancel);
            await Settle([.. rows.Zip(composed).Where(pair => pair.Second.Mail is null).Select(pair => (pair.First.MessageId, Without(pair.Second)))]);
            await Send([.. composed.Where(mail => mail.Mail is not null)], now, cancel);
            isMore = rows.Count == Portion && time.GetElapsedTime(begun) < LongestRun;
        }
    }

    private Task<List<MailRow>> Claim(IMailComposer composer, DateTimeOffset now, CancellationToken cancel) => db.InOneTransaction(
        async token =>
        {
            await db.Dialect.LockWork(db, "mails", token);
            var rows = await db.Mails.Where(composer.Kinds).Where(mail => mail.DueAt <= now).OrderBy(mail => mail.Id).Take(Portion).ToListAsync(token);
            rows.ForEach(row => (row.DueAt, row.ComposedAt) = (now + Lease, now));
            return rows;
        },
        cancel);

    private async Task Send(IReadOnlyList<ComposedMail> composed, DateTimeOffset now, CancellationToken cancel)
    {
        var ends = composed.ToDictionary(mail => mail.Mail!.MessageId, mail => mail.WorthUntil, StringComparer.Ordinal);
        var known = new List<(string MessageId, Action<MailRow> Settle)>();
        try
        {
            await foreach (var (mail, outcome) in transport.Send([.. composed.Select(mail => mail.Mail!)], cancel))
            {
                known.Add((mail.MessageId, row => Note(row, outcome, ends[mail.MessageId], now)));
                if (known.Count == Group)
                {
                    await Settle(known);
                    known.Clear();
                }
            }
        }
        finally
        {
            // What the server has must be remembered even when the service is told to stop just now.
            await Settle(known);
        }
    }

    private async Task Settle(List<(string MessageId, Action<MailRow> Settle)> known)
    {
        if (known.Count == 0)
        {
            return;
        }

        var ids = known.Select(mail => mail.MessageId).ToList();
        await db.InOneTransaction(
            async token =>
            {
                var rows = await db.Mails.Where(mail => ids.Contains(mail.MessageId)).ToDictionaryAsync(mail => mail.MessageId, StringComparer.Ordinal, token);
                foreach (var (id, settle) in known)
                {
                    settle(rows[id]);
                }

                return rows.Count;
            },
            CancellationToken.None);
    }

    private Action<MailRow> Without(ComposedMail composed) => row =>
    {
        (row.DueAt, row.GivenUp, row.IsObsolete) = (composed.DueAt, composed.GivenUp, composed.IsObsolete);
        if (composed.GivenUp is not { } why)
        {
            return;
        }

        metrics.GivenUp(row);
        if (!composed.IsObsolete)
        {
            LogGivenUp(row.MessageId, why);
        }
    };

    private void Note(MailRow row, MailOutcome outcome, DateTimeOffset worthUntil, DateTimeOffset now) => outcome.Match(
        () => Sent(row, now),
        reason => GiveUp(row, reason, reason),
        reason => Retry(row, reason, worthUntil, now));

    private bool Sent(MailRow row, DateTimeOffset now)
    {
        metrics.Sent(row);
        (row.SentAt, row.DueAt, row.Failure, row.GivenUp, row.IsObsolete) = (now, null, null, null, false);
        return true;
    }

    private bool Retry(MailRow row, string reason, DateTimeOffset worthUntil, DateTimeOffset now)
    {
        row.Attempts++;
        if (MailRetry.NextTry(row.MessageId, row.Attempts, now, worthUntil) is not { } next)
        {
            return GiveUp(row, reason, $"given up after {row.Attempts} attempts: {reason}");
        }

        metrics.Retried(row);
        LogFailed(row.MessageId, reason);
        row.Failure = HeaderText.Short(reason, LongestReason);

        // Unless it was withdrawn while it was on its way.
        row.DueAt = row.DueAt is null ? null : next;
        return false;
    }

    private bool GiveUp(MailRow row, string reason, string why)
    {
        metrics.GivenUp(row);
        LogGivenUp(row.MessageId, why);
        (row.DueAt, row.Failure, row.GivenUp) = (null, HeaderText.Short(reason, LongestReason), HeaderText.Short(why, LongestReason));
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "E-mail {MessageId} is not sent: {Reason}")]
    private partial void LogGivenUp(string messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "E-mail {MessageId} could not be sent and is tried again: {Reason}")]
    private partial void LogFailed(string messageId, string reason);
}
