using HerScheduler.Data;

namespace HerScheduler.Digests;

/// <summary>A digest whose time has come and that has not left yet.</summary>
internal sealed record DueDigest(DigestRequest Request)
{
    /// <summary>After a failure of the mail server.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(2);

    /// <summary>How long a sweep has for sending what it claimed, before another may send it again: more than the mail server's time-outs add up to for most batches.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <param name="home">Whose.</param>
    /// <param name="past">The navigator's digests of the last days, today's included.</param>
    /// <param name="now">Now.</param>
    /// <returns>Null: not yet, sent already, nothing to say today, refused for good, or to be tried again later.</returns>
    public static DueDigest? For(NavigatorHome home, IEnumerable<DigestRow> past, DateTimeOffset now)
    {
        var today = home.Home.Today(now);
        if (now < home.DigestAt(today))
        {
            return null;
        }

        var rows = past.ToList();
        if (rows.Find(row => row.LocalDate == today) is { } reserved && !IsStillToBeSent(reserved, now))
        {
            return null;
        }

        var last = rows.Where(row => row.LocalDate < today).MaxBy(row => row.LocalDate);
        return new DueDigest(new DigestRequest(home.Navigator, today, last?.ComposedAt ?? home.DigestAt(today.AddDays(-1))));
    }

    /// <summary>Not sent, not refused, and not claimed by another sweep.</summary>
    public static bool IsFree(DigestRow row, DateTimeOffset now) =>
        row is { SentAt: null, Refusal: null } && (row.RetryAt is null || row.RetryAt <= now);

    private static bool IsStillToBeSent(DigestRow row, DateTimeOffset now) => row.MessageId is not null && IsFree(row, now);
}
