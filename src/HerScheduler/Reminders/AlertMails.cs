using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Settings;

namespace HerScheduler.Reminders;

/// <summary>Addresses alerts: one row for each e-mail, stored in the transaction that raises the alert.</summary>
public sealed class AlertMails(SchedulerSettings settings)
{
    /// <summary>The e-mails of one step of a reminder or overdue alert.</summary>
    public IEnumerable<MailRow> OfNotice(StoredCourse course, PlanEventRow row, Notice notice, NoticeStep step, DateTimeOffset now) =>
        step.Email.SelectMany(who => AddressesOf(who, course)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(address => Row(course, new AlertKey(WireNames<NoticeKind>.Of(notice.Kind), row.Key, "", row.Date, notice.Days), address, now));

    /// <summary>The e-mails of an urgent alert: to the navigator and the site's clinicians.</summary>
    public IEnumerable<MailRow> OfUrgent(StoredCourse course, UrgentAlert alert, DateTimeOffset now) =>
        alert.IsMailed
            ? course.Site.Clinicians.Prepend(course.Plan.Navigator).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(address => Row(course, AlertKey.Of(alert), address, now))
            : [];

    /// <summary>Everybody who may get an e-mail about a plan, as it and the settings are now.</summary>
    public static IEnumerable<string> AllOf(StoredCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return [course.Plan.Navigator, .. course.Site.Administrators, .. course.Site.Clinicians];
    }

    private static IEnumerable<string> AddressesOf(NoticeRecipient who, StoredCourse course) => who switch
    {
        NoticeRecipient.Navigator => [course.Plan.Navigator],
        NoticeRecipient.Administrators => course.Site.Administrators,
        _ => throw new InvalidOperationException($"Nobody is called {who}."),
    };

    private MailRow Row(StoredCourse course, AlertKey key, string address, DateTimeOffset now) => new()
    {
        MessageId = MessageIdOf(course.Plan.Id, key, address, now),
        Kind = key.Alert,
        PlanId = course.Plan.Id,
        EventKey = key.Event,
        Day = key.Day,
        Days = key.Days,
        Cycle = key.Cycle,
        Recipient = address,
        CreatedAt = now,
        DueAt = now,
    };

    private string MessageIdOf(string plan, AlertKey key, string address, DateTimeOffset now) => MailIds.Of(
        "alert", DateOnly.FromDateTime(now.UtcDateTime), string.Create(CultureInfo.InvariantCulture, $"{plan}\n{key}\n{address}\n{now.UtcTicks}"), settings);
}

/// <summary>What an alert is about.</summary>
/// <param name="Alert"><c>reminder</c>, <c>overdue</c>, or the urgent alert's name.</param>
/// <param name="Event">The event's key; empty: none.</param>
/// <param name="Cycle">The cycle that is due; empty: none.</param>
/// <param name="Day">The event's date, or the day since when.</param>
/// <param name="Days">Days before or past the date; 0 for an urgent alert.</param>
public sealed record AlertKey(string Alert, string Event, string Cycle, DateOnly Day, int Days)
{
    public static AlertKey Of(UrgentAlert alert) =>
        new(WireNames<UrgentKind>.Of(alert.Kind), alert.Event ?? "", alert.Cycle ?? "", alert.Since, Days: 0);

    public static AlertKey Of(StandingAlertRow row) => new(WireNames<UrgentKind>.Of(row.Kind), row.EventKey, row.Cycle, row.Since, Days: 0);

    public static AlertKey Of(MailRow row) => new(row.Kind, row.EventKey, row.Cycle, row.Day, row.Days);
}
