using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security.Deputies;

namespace HerScheduler.Reminders;

/// <summary>What one alert e-mail says, read from the state at the moment it leaves.</summary>
/// <param name="Course">The plan.</param>
/// <param name="Schedule">Its schedule as it is now.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Event">The event as it is now, or null.</param>
/// <param name="Days">Days past the date today; 0 for other alerts.</param>
/// <param name="Message">What it is and what to do.</param>
/// <param name="Source">Where the rule comes from.</param>
internal sealed record AlertLetter(StoredCourse Course, Schedule Schedule, AlertKey Key, ScheduleEvent? Event, int Days, string Message, string Source)
{
    /// <summary>Of an overdue echo: what the report says of it. Null for all others.</summary>
    public OverdueEcho? Echo { get; init; }

    private const string NoLonger = "no longer true when it was to be sent";

    /// <summary>The letter, or why there is none any more.</summary>
    /// <param name="row">The e-mail as it was decided.</param>
    /// <param name="course">The plan as it is now.</param>
    /// <param name="acknowledged">The date for which somebody acknowledged the event's overdue alert.</param>
    /// <param name="standIns">Who stands in for whom.</param>
    /// <param name="now">When it is to leave.</param>
    public static (AlertLetter? Letter, string? Obsolete) Of(
        MailRow row, StoredCourse course, DateOnly? acknowledged, IReadOnlyList<StandIn> standIns, DateTimeOffset now)
    {
        if (!AlertMails.AllOf(course, standIns).Contains(row.Recipient, StringComparer.OrdinalIgnoreCase))
        {
            return (null, "the recipient is not responsible for the plan any more");
        }

        var key = AlertKey.Of(row);
        var schedule = course.ScheduleAt(now);
        var item = key.Event.Length == 0 ? null : schedule.Find(key.Event);
        if (WireNames<NoticeKind>.TryParse(key.Alert, out var notice))
        {
            return OfNotice(course, schedule, key, notice, item, acknowledged);
        }

        return UrgentAlert.Of(schedule).FirstOrDefault(alert => AlertKey.Of(alert) == key) is { } urgent
            ? (new AlertLetter(course, schedule, key, item, Days: 0, urgent.Message, urgent.Source), null)
            : (null, NoLonger);
    }

    private static (AlertLetter?, string?) OfNotice(
        StoredCourse course, Schedule schedule, AlertKey key, NoticeKind notice, ScheduleEvent? item, DateOnly? acknowledged)
    {
        if (item is null || item.Date != key.Day)
        {
            return (null, NoLonger);
        }

        var timing = Timing.Of(item, schedule.AsOf);
        if (notice == NoticeKind.Overdue && acknowledged == item.Date)
        {
            return (null, "somebody acknowledged it");
        }

        var holds = notice == NoticeKind.Overdue ? timing.State == TimingState.Overdue : timing.State is TimingState.Upcoming or TimingState.Due;
        return holds ? (Notice(), null) : (null, NoLonger);

        AlertLetter Notice() => new(course, schedule, key, item, timing.Days, item.Why, item.Source)
        {
            Echo = OverdueEchoes.Of(new PatientDay(course.Course.Plan, schedule)).FirstOrDefault(echo => echo.Event == item.Key),
        };
    }
}
