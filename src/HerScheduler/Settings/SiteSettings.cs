namespace HerScheduler.Settings;

/// <summary>One clinic: its zone, its calendar, and what its plans start from.</summary>
public sealed class SiteSettings
{
    /// <summary><c>[a-z0-9-]{1,64}</c>. Required.</summary>
    [Form("[a-z0-9-]{1,64}", "1 to 64 of a-z, 0-9 and '-'")]
    public string Id { get; set; } = "";

    /// <summary>For a person.</summary>
    /// <value>Default: the id.</value>
    public string? Name { get; set; }

    /// <summary>IANA zone, for example <c>Europe/Amsterdam</c>. Required.</summary>
    public string Zone { get; set; } = "";

    /// <summary>When the digest goes out, local time.</summary>
    /// <value>Default: <c>06:30</c>.</value>
    public TimeOnly DigestTime { get; set; } = new(6, 30);

    /// <summary>
    /// The language of e-mails to this site's people, and the form of dates in them: a culture such as <c>en</c>, <c>en-US</c>, <c>de</c>, <c>de-AT</c>.
    /// </summary>
    /// <value>Default: <c>en</c>, with the day before the month.</value>
    public string Language { get; set; } = "en";

    /// <summary>The weekdays on which the clinic is open.</summary>
    /// <value>Default: empty, which means Monday to Friday.</value>
    public IList<DayOfWeek> OpenDays { get; } = [];

    /// <summary>Closed days whatever their weekday, <c>yyyy-MM-dd</c>.</summary>
    /// <value>Default: none.</value>
    public IList<DateOnly> Holidays { get; } = [];

    /// <summary>What a plan of this site starts from where it says nothing itself.</summary>
    public SitePlanSettings PlanSettings { get; set; } = new();

    /// <summary>Whether patients' names appear on pages and in digests. Never in messages or logs.</summary>
    /// <value>Default: false.</value>
    public bool ShowPatientNames { get; set; }

    /// <summary>E-mail addresses that hear of echoes overdue by 14 days or more.</summary>
    /// <value>Default: none.</value>
    public IList<string> Administrators { get; } = [];

    /// <summary>E-mail addresses that hear at once, as the navigator does, of an LVEF hold, criteria to resume that are met, and a proposed stop.</summary>
    /// <value>Default: none.</value>
    public IList<string> Clinicians { get; } = [];

    /// <summary>The local time after which reminders and overdue alerts wait for the next morning's digest time. Urgent alerts never wait.</summary>
    /// <value>Default: <c>20:00</c>.</value>
    public TimeOnly NoticesUntil { get; set; } = new(20, 0);

    /// <summary>Other reminders and alerts than the usual ones, per kind of event.</summary>
    /// <value>Default: none, which means the usual ones for every kind.</value>
    public IList<NoticeSettings> Notices { get; } = [];
}
