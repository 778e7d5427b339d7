using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Localization;

namespace HerScheduler.Sites;

/// <summary>One clinic as the service uses it: configuration that was checked.</summary>
public sealed record Site(
    string Id,
    string Name,
    TimeZoneInfo Zone,
    TimeOnly DigestTime,
    CalendarDays Days,
    PlanSettings PlanSettings,
    bool ShowPatientNames,
    IReadOnlyList<string> Administrators,
    IReadOnlyList<string> Clinicians,
    NoticePolicy Notices,
    TimeOnly NoticesUntil)
{
    /// <summary>The days on which it is open.</summary>
    public SiteCalendar Calendar { get; } = Days.ToCalendar();

    /// <summary>Names <see cref="Days"/>: what a plan's dates were computed with.</summary>
    public string CalendarId { get; } = Days.Id;

    /// <summary>In which e-mails to this site's people are written.</summary>
    /// <value>Default: English.</value>
    public Texts Texts { get; init; } = Texts.English;

    /// <summary>The local day at the clinic.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>The instant of a local time on a local day.</summary>
    /// <remarks>A time that the clocks skip (spring) is the first instant after the gap; of a time that happens twice (autumn) the first one is
    /// taken.</remarks>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time) => NoticeClock.InstantOf(day, time, Zone);

    /// <summary>The instant of the digest on a local day; reminders and alerts of that day go out then too.</summary>
    public DateTimeOffset DigestInstant(DateOnly day) => InstantOf(day, DigestTime);

    /// <summary>When a notice that is ready may go out: at once between the digest time and <see cref="NoticesUntil"/>, else at the next digest time.</summary>
    public DateTimeOffset NoticeInstant(DateTimeOffset ready)
    {
        var today = Today(ready);
        if (ready < DigestInstant(today))
        {
            return DigestInstant(today);
        }

        return NoticesUntil > DigestTime && ready > InstantOf(today, NoticesUntil) ? DigestInstant(today.AddDays(1)) : ready;
    }
}
