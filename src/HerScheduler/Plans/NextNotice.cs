using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Sites;

namespace HerScheduler.Plans;

/// <summary>When the sweep has to look at an event again.</summary>
public static class NextNotice
{
    /// <summary>For an event that is new, or whose date or status changed: a notice already due goes out at once, but not before today's digest time.</summary>
    public static DateTimeOffset? OfNew(Site site, EventKind kind, EventStatus status, DateOnly date, DateTimeOffset now)
    {
        var today = site.Today(now);
        if (NoticePolicy.Default.Current(kind, status, date, today) is null)
        {
            return After(site, kind, status, date, today);
        }

        var digest = site.DigestInstant(today);
        return digest > now ? digest : now;
    }

    /// <summary>The first notice after <paramref name="day"/>: what a sweep stores once the notice of that day is out.</summary>
    public static DateTimeOffset? After(Site site, EventKind kind, EventStatus status, DateOnly date, DateOnly day) =>
        NoticePolicy.Default.NextAfter(kind, status, date, day) is { } next ? site.DigestInstant(next.On) : null;
}
