using HerScheduler.Core.Scheduling;
using HerScheduler.Sites;

namespace HerScheduler.Courses;

/// <summary>When the sweep has to look at an event again.</summary>
public static class NextNotice
{
    /// <summary>For an event that is new, or whose date or status changed: a notice already due goes out at once, within the site's hours.</summary>
    public static DateTimeOffset? OfNew(Site site, EventKind kind, string key, EventStatus status, DateOnly date, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(site);
        var today = site.Today(now);
        return site.Notices.Current(kind, key, status, date, today) is null ? After(site, kind, key, status, date, today) : site.NoticeInstant(now);
    }

    /// <summary>The first notice after <paramref name="day"/>: what a sweep stores once the notice of that day is out.</summary>
    public static DateTimeOffset? After(Site site, EventKind kind, string key, EventStatus status, DateOnly date, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Notices.NextAfter(kind, key, status, date, day) is { } next ? site.DigestInstant(next.On) : null;
    }
}
