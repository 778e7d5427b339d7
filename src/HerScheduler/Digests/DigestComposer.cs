using System.Linq.Expressions;
using HerScheduler.Data;
using HerScheduler.Email;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>Writes digests, many with the same few queries. A digest belongs to its day: the next day's says it all again, and better.</summary>
internal sealed class DigestComposer(SchedulerDb db, NavigatorDays navigators, DigestReader reader, DigestMail writer) : IMailComposer
{
    private const string TooLate = "Not sent on its day.";

    /// <summary>The navigator has no open plan just now; until the day is over everywhere there may be one again.</summary>
    private static readonly TimeSpan Nobody = TimeSpan.FromMinutes(15);

    public Expression<Func<MailRow, bool>> Kinds { get; } = row => row.Kind == MailRow.Digest;

    public async Task<IReadOnlyList<ComposedMail>> Compose(IReadOnlyList<MailRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var homes = (await navigators.ReadersAt(now, cancel)).ToDictionary(home => home.Navigator, StringComparer.Ordinal);
        var current = rows.Where(row => homes.TryGetValue(row.Recipient, out var home) && home.Today(now) <= row.Day).ToList();
        var requests = current.Count == 0 ? [] : await Requests(current, homes, cancel);
        var digests = (await reader.Read(requests, site => site.Today(now), cancel)).ToDictionary(digest => (digest.Navigator, digest.Day));
        var composed = new List<ComposedMail>(rows.Count);
        foreach (var row in rows)
        {
            composed.Add(digests.TryGetValue((row.Recipient, row.Day), out var digest)
                ? await Compose(digest, homes[row.Recipient])
                : Without(row, homes.ContainsKey(row.Recipient), now));
        }

        return composed;
    }

    private async Task<IReadOnlyList<DigestRequest>> Requests(IReadOnlyList<MailRow> rows, Dictionary<string, NavigatorHome> homes, CancellationToken cancel)
    {
        var from = rows.Min(row => row.Day).AddDays(-DigestPeriod.LongestDays);
        var recent = await db.Mails.AsNoTracking().Where(row => row.Kind == MailRow.Digest && row.Day >= from).ToListAsync(cancel);
        var past = recent.ToLookup(row => row.Recipient, StringComparer.Ordinal);
        return [.. rows.Select(row => Request(homes[row.Recipient], row.Day, past[row.Recipient]))];

        static DigestRequest Request(NavigatorHome home, DateOnly day, IEnumerable<MailRow> past) =>
            new(home.Navigator, day, DigestPeriod.Since(home, past, day)) { StandsInFor = home.StandsInFor };
    }

    private async Task<ComposedMail> Compose(Digest digest, NavigatorHome home) => digest.IsEmpty
        ? ComposedMail.Nothing
        : ComposedMail.Of(await writer.Write(digest, home.Home.Texts), home.EndOf(digest.Day));

    private static ComposedMail Without(MailRow row, bool hasPlans, DateTimeOffset now) =>
        !hasPlans && row.Day >= DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12)) ? ComposedMail.Later(now + Nobody) : ComposedMail.TooLate(TooLate);
}
