using HerScheduler.Data;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>
/// One digest for each navigator and local day, once its time has come. The day is claimed by a row, for a while, before the e-mail leaves: two
/// sweeps at once never send the same one, and an e-mail that a crash left in doubt is sent again with the same Message-ID when the claim has run out.
/// </summary>
internal sealed partial class DigestSweep(
    SchedulerDb db, NavigatorDays navigators, DigestReader reader, DigestMail writer, DigestDispatch dispatch, TimeProvider time, ILogger<DigestSweep> logger) : ISweep
{
    /// <summary>How many navigators are composed for together: bounds memory. Each portion takes the same number of queries whatever its size.</summary>
    internal const int Portion = 500;

    /// <summary>A run that has taken that long leaves the other portions to the next one: what it claims counts from its beginning.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    private const string TooLate = "Not sent on its day.";

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var homes = await navigators.Read(cancel);
        var past = await PastDigests(now, cancel);
        await GiveUpWhatIsTooLate(homes, past, now, cancel);
        var due = homes.Select(home => DueDigest.For(home, past[home.Navigator], now)).OfType<DueDigest>().ToList();
        foreach (var portion in due.Chunk(Portion).TakeWhile(_ => time.GetElapsedTime(begun) < LongestRun))
        {
            var written = await Write(portion, now, cancel);
            await dispatch.Send(await Claim(written, now, cancel), now, cancel);
        }
    }

    private async Task<ILookup<string, DigestRow>> PastDigests(DateTimeOffset now, CancellationToken cancel)
    {
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DigestPeriod.LongestDays - 1);
        var rows = await db.Digests.AsNoTracking().Where(row => row.LocalDate >= from).ToListAsync(cancel);
        return rows.ToLookup(row => row.Navigator, StringComparer.Ordinal);
    }

    /// <summary>The mail server, or this service, was away until the day had ended: that is written down, and the digest is not sent.</summary>
    private async Task GiveUpWhatIsTooLate(
        IReadOnlyList<NavigatorHome> homes, ILookup<string, DigestRow> past, DateTimeOffset now, CancellationToken cancel)
    {
        var byName = homes.ToDictionary(home => home.Navigator, StringComparer.Ordinal);
        var late = past
            .SelectMany(rows => rows.Where(row => DueDigest.IsTooLate(row, byName.GetValueOrDefault(rows.Key), now)))
            .Select(row => row.MessageId)
            .ToList();
        if (late.Count > 0)
        {
            LogTooLate(late.Count);
            await db.Digests
                .Where(row => late.Contains(row.MessageId) && row.SentAt == null && row.Refusal == null)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Refusal, TooLate), cancel);
        }
    }

    /// <summary>Composes and renders, before anything is locked.</summary>
    private async Task<List<WrittenDigest>> Write(IReadOnlyList<DueDigest> due, DateTimeOffset now, CancellationToken cancel)
    {
        var digests = await reader.Read([.. due.Select(item => item.Request)], site => site.Today(now), cancel);
        var written = new List<WrittenDigest>(digests.Count);
        foreach (var (item, digest) in due.Zip(digests))
        {
            var mail = digest.IsEmpty ? null : await writer.Write(digest, item.Home.Home.Texts);
            written.Add(new WrittenDigest(digest, mail, item.WorthUntil));
        }

        return written;
    }

    /// <summary>Stores that these digests are under way; a navigator with nothing to do is done for the day.</summary>
    /// <returns>Those that are this sweep's to send.</returns>
    private async Task<List<WrittenDigest>> Claim(IReadOnlyList<WrittenDigest> written, DateTimeOffset now, CancellationToken cancel)
    {
        var names = written.Select(item => item.Digest.Navigator).ToList();
        var earliest = written.Min(item => item.Digest.Day);
        return await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockWork(db, "digests", token);
                var rows = await db.Digests.Where(row => names.Contains(row.Navigator) && row.LocalDate >= earliest)
                    .ToDictionaryAsync(row => (row.Navigator, row.LocalDate), token);
                var claimed = new List<WrittenDigest>();
                foreach (var item in written)
                {
                    var row = rows.GetValueOrDefault((item.Digest.Navigator, item.Digest.Day)) ?? Added(item.Digest);
                    if (DueDigest.IsFree(row, now))
                    {
                        (row.ComposedAt, row.LineCount, row.MessageId) = (now, item.Digest.LineCount, item.Mail?.MessageId);
                        row.RetryAt = now + DueDigest.Claim;
                        claimed.AddRange(item.Mail is null ? [] : [item]);
                    }
                }

                return claimed;
            },
            cancel);
    }

    private DigestRow Added(Digest digest) =>
        db.Digests.Add(new DigestRow { Navigator = digest.Navigator, LocalDate = digest.Day }).Entity;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} digests were not sent on their day and are not sent any more")]
    private partial void LogTooLate(int count);
}
