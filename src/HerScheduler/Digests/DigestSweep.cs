using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HerScheduler.Digests;

/// <summary>
/// One digest for each navigator and local day, once its time has come. The day is claimed by a row, for a while, before the e-mail leaves: two
/// sweeps at once never send the same one, and an e-mail that a crash left in doubt is sent again with the same Message-ID when the claim has run out.
/// </summary>
internal sealed partial class DigestSweep(
    SchedulerDb db, NavigatorDays navigators, DigestReader reader, DigestMail writer, IMailTransport transport, ILogger<DigestSweep> logger) : ISweep
{
    /// <summary>How many navigators are composed for together: bounds memory. Each portion takes the same number of queries whatever its size.</summary>
    internal const int Portion = 500;

    /// <summary>What is called "since the last digest" reaches back no further.</summary>
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(7);

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var homes = await navigators.Read(cancel);
        var past = await PastDigests(now, cancel);
        var due = homes.Select(home => DueDigest.For(home, past[home.Navigator], now)).OfType<DueDigest>().ToList();
        foreach (var portion in due.Chunk(Portion))
        {
            var mails = await Reserve(portion, now, cancel);
            await Send(mails, now, cancel);
        }
    }

    private async Task<ILookup<string, DigestRow>> PastDigests(DateTimeOffset now, CancellationToken cancel)
    {
        var from = DateOnly.FromDateTime((now - LongestLookBack).UtcDateTime);
        var rows = await db.Digests.AsNoTracking().Where(row => row.LocalDate >= from).ToListAsync(cancel);
        return rows.ToLookup(row => row.Navigator, StringComparer.Ordinal);
    }

    /// <summary>Composes, and stores that these digests are under way; a navigator with nothing to do is done for the day.</summary>
    private async Task<List<Mail>> Reserve(IReadOnlyList<DueDigest> due, DateTimeOffset now, CancellationToken cancel)
    {
        var digests = await reader.Read([.. due.Select(item => item.Request)], site => site.Today(now), cancel);
        var names = due.Select(item => item.Request.Navigator).ToList();
        var earliest = due.Min(item => item.Request.Day);
        return await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockWork(db, "digests", token);
                var rows = await db.Digests.Where(row => names.Contains(row.Navigator) && row.LocalDate >= earliest)
                    .ToDictionaryAsync(row => (row.Navigator, row.LocalDate), token);
                var mails = new List<Mail>();
                foreach (var digest in digests)
                {
                    var row = rows.GetValueOrDefault((digest.Navigator, digest.Day)) ?? Added(digest);
                    if (DueDigest.IsFree(row, now))
                    {
                        var mail = await writer.Write(digest);
                        (row.ComposedAt, row.LineCount, row.MessageId) = (now, digest.LineCount, digest.IsEmpty ? null : mail.MessageId);
                        row.RetryAt = now + DueDigest.Claim;
                        mails.AddRange(digest.IsEmpty ? [] : [mail]);
                    }
                }

                return mails;
            },
            cancel);
    }

    private DigestRow Added(Digest digest) =>
        db.Digests.Add(new DigestRow { Navigator = digest.Navigator, LocalDate = digest.Day }).Entity;

    private async Task Send(IReadOnlyList<Mail> mails, DateTimeOffset now, CancellationToken cancel)
    {
        var sent = 0;
        await foreach (var (mail, outcome) in transport.Send(mails, cancel))
        {
            // What the server has must be remembered even when the service is told to stop just now.
            await outcome.Match(
                () => Mark(mail, row => row.SetProperty(r => r.SentAt, now)),
                reason => Refused(mail, reason),
                reason => Failed(mail, reason, now));
            sent += outcome is MailOutcome.Sent ? 1 : 0;
        }

        if (sent > 0)
        {
            LogSent(sent);
        }
    }

    private Task<int> Refused(Mail mail, string reason)
    {
        LogRefused(mail.MessageId, reason);
        return Mark(mail, row => row.SetProperty(r => r.Refusal, reason.Length > 500 ? reason[..500] : reason));
    }

    private Task<int> Failed(Mail mail, string reason, DateTimeOffset now)
    {
        LogFailed(mail.MessageId, reason);
        return Mark(mail, row => row.SetProperty(r => r.Attempts, r => r.Attempts + 1).SetProperty(r => r.RetryAt, now + DueDigest.RetryDelay));
    }

    private Task<int> Mark(Mail mail, Action<UpdateSettersBuilder<DigestRow>> set) =>
        db.Digests.Where(row => row.MessageId == mail.MessageId).ExecuteUpdateAsync(set, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} digests were sent")]
    private partial void LogSent(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Digest {MessageId} was refused and is not tried again: {Reason}")]
    private partial void LogRefused(string messageId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digest {MessageId} could not be sent and is tried again: {Reason}")]
    private partial void LogFailed(string messageId, string reason);
}
