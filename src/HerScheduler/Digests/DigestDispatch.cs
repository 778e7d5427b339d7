using HerScheduler.Data;
using HerScheduler.Email;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>Hands claimed digests to the mail transport and writes down what became of each: sent, refused for good, or to be tried again.</summary>
internal sealed partial class DigestDispatch(SchedulerDb db, IMailTransport transport, ILogger<DigestDispatch> logger)
{
    /// <summary>So many e-mails a crash can double, each with the Message-ID it had; and so many are written down in one round trip.</summary>
    private const int Group = 20;

    private const int LongestReason = 500;

    public async Task Send(IReadOnlyList<WrittenDigest> claimed, DateTimeOffset now, CancellationToken cancel)
    {
        var ends = claimed.ToDictionary(item => item.Mail!.MessageId, item => item.WorthUntil, StringComparer.Ordinal);
        var known = new List<(Mail Mail, MailOutcome Outcome)>();
        var sent = 0;
        try
        {
            await foreach (var result in transport.Send([.. claimed.Select(item => item.Mail!)], cancel))
            {
                known.Add(result);
                sent += result.Outcome is MailOutcome.Sent ? 1 : 0;
                if (known.Count == Group)
                {
                    await Record(known, ends, now);
                    known.Clear();
                }
            }
        }
        finally
        {
            // What the server has must be remembered even when the service is told to stop just now.
            await Record(known, ends, now);
        }

        if (sent > 0)
        {
            LogSent(sent);
        }
    }

    private async Task Record(List<(Mail Mail, MailOutcome Outcome)> known, Dictionary<string, DateTimeOffset> ends, DateTimeOffset now)
    {
        if (known.Count == 0)
        {
            return;
        }

        var ids = known.Select(result => result.Mail.MessageId).ToList();
        await db.InOneTransaction(
            async token =>
            {
                var rows = await db.Digests.Where(row => ids.Contains(row.MessageId!)).ToDictionaryAsync(row => row.MessageId!, token);
                foreach (var (mail, outcome) in known)
                {
                    var row = rows[mail.MessageId];
                    _ = outcome.Match<DateTimeOffset?>(
                        () => row.SentAt = now,
                        reason => Refuse(row, reason),
                        reason => Retry(row, reason, now, ends[mail.MessageId]));
                }

                return rows.Count;
            },
            CancellationToken.None);
    }

    private DateTimeOffset? Refuse(DigestRow row, string reason)
    {
        LogRefused(row.MessageId!, reason);
        row.Refusal = HeaderText.Short(reason, LongestReason);
        return null;
    }

    private DateTimeOffset? Retry(DigestRow row, string reason, DateTimeOffset now, DateTimeOffset worthUntil)
    {
        row.Attempts++;
        if (MailRetry.NextTry(row.MessageId!, row.Attempts, now, worthUntil) is not { } next)
        {
            return Refuse(row, $"Not sent on its day, tried {row.Attempts} times: {reason}");
        }

        LogFailed(row.MessageId!, reason);
        return row.RetryAt = next;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} digests were sent")]
    private partial void LogSent(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Digest {MessageId} is not sent: {Reason}")]
    private partial void LogRefused(string messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digest {MessageId} could not be sent and is tried again: {Reason}")]
    private partial void LogFailed(string messageId, string reason);
}
