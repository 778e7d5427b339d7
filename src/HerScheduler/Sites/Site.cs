using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Email;
using HerScheduler.Reminders;

namespace HerScheduler.Sites;

/// <summary>One clinic as the service uses it: configuration that was checked.</summary>
public sealed record Site(
    string Id,
    string Name,
    TimeZoneInfo Zone,
    TimeOnly DigestTime,
    SiteCalendar Calendar,
    PlanSettings PlanSettings,
    bool ShowPatientNames,
    IReadOnlyList<string> Administrators)
{
    /// <summary>In which e-mails to this site's people are written.</summary>
    /// <value>Default: English.</value>
    public MailTexts Texts { get; init; } = MailTexts.English;

    /// <summary>The local day at the clinic.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>The instant of a local time on a local day.</summary>
    /// <remarks>A time that the clocks skip (spring) is the first instant after the gap; of a time that happens twice (autumn) the first one is taken.</remarks>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time) => NoticeClock.InstantOf(day, time, Zone);

    /// <summary>The instant of the digest on a local day; reminders and alerts of that day go out then too.</summary>
    public DateTimeOffset DigestInstant(DateOnly day) => InstantOf(day, DigestTime);
}
