using HerScheduler.Data;

namespace HerScheduler.Digests;

/// <summary>Since when a digest tells what changed: since the one before it that reached its navigator.</summary>
internal static class DigestPeriod
{
    /// <summary>What is called "since the last digest" reaches back no further.</summary>
    public const int LongestDays = 7;

    /// <summary>
    /// A transaction that had begun when the last digest was composed, and ended after it, is told in this one: it reaches back a little further. A line said
    /// twice does no harm, one never said does.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <param name="home">Whose digest.</param>
    /// <param name="past">The navigator's digests of the last days.</param>
    /// <param name="day">The digest's day.</param>
    public static DateTimeOffset Since(NavigatorHome home, IEnumerable<MailRow> past, DateOnly day)
    {
        var earlier = past.Where(row => row.Day < day && row.Day >= day.AddDays(-LongestDays)).OrderBy(row => row.Day).ToList();
        if (earlier.FindLast(HasTold) is { } told)
        {
            return (told.ComposedAt ?? told.CreatedAt) - Overlap;
        }

        var first = earlier.Count > 0 ? earlier[0].Day : day;
        return home.DigestAt(first.AddDays(-1));
    }

    /// <summary>It arrived, or there was nothing to say.</summary>
    private static bool HasTold(MailRow row) => row.SentAt is not null || row is { DueAt: null, GivenUp: null };
}
