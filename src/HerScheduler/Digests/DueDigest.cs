using HerScheduler.Data;

namespace HerScheduler.Digests;

/// <summary>A digest whose time has come and that has not left yet.</summary>
/// <param name="Request">What to compose.</param>
/// <param name="Home">Where the navigator's day begins and ends, and the language.</param>
internal sealed record DueDigest(DigestRequest Request, NavigatorHome Home)
{
    /// <summary>How long a sweep has for sending what it claimed, before another may send it again: longer than a batch takes, whatever the mail server does.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>The next day's digest says it all again, and better.</summary>
    public DateTimeOffset WorthUntil => Home.Home.InstantOf(Request.Day.AddDays(1), TimeOnly.MinValue);

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

        return new DueDigest(new DigestRequest(home.Navigator, today, DigestPeriod.Since(home, rows, today)), home);
    }

    /// <summary>Not sent, not refused, and not claimed by another sweep.</summary>
    public static bool IsFree(DigestRow row, DateTimeOffset now) =>
        row is { SentAt: null, Refusal: null } && (row.RetryAt is null || row.RetryAt <= now);

    /// <summary>It was to be sent on a day that is over where the navigator is.</summary>
    /// <param name="row">A digest.</param>
    /// <param name="home">Null: the navigator has no open plan any more; then the day must be over everywhere.</param>
    /// <param name="now">Now.</param>
    public static bool IsTooLate(DigestRow row, NavigatorHome? home, DateTimeOffset now)
    {
        var today = home?.Home.Today(now) ?? DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));
        return row.LocalDate < today && IsStillToBeSent(row, now);
    }

    private static bool IsStillToBeSent(DigestRow row, DateTimeOffset now) => row.MessageId is not null && IsFree(row, now);
}
