using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Security.Deputies;
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

    /// <summary>E-mails to navigators who are away go to who stands in for them too, in the same transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="written">What was written for a plan's own people.</param>
    /// <param name="courses">Their plans.</param>
    /// <param name="now">The instant of the transaction.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<MailRow>> OfDeputies(
        SchedulerDb db, IReadOnlyCollection<MailRow> written, IEnumerable<StoredCourse> courses, DateTimeOffset now, CancellationToken cancel)
    {
        if (written.Count == 0 || await StandIn.At(db, now, cancel) is not { Count: > 0 } standIns)
        {
            return [];
        }

        var byPlan = courses.ToDictionary(course => course.Plan.Id, StringComparer.Ordinal);
        var had = written.Select(mail => (mail.PlanId, AlertKey.Of(mail), mail.Recipient.ToLowerInvariant())).ToHashSet();
        return
        [
            .. written.SelectMany(mail => standIns.Where(pair => string.Equals(pair.Absent, mail.Recipient, StringComparison.OrdinalIgnoreCase))
                .Where(pair => had.Add((mail.PlanId, AlertKey.Of(mail), pair.Deputy)))
                .Select(pair => Row(byPlan[mail.PlanId!], AlertKey.Of(mail), pair.Deputy, now))),
        ];
    }

    /// <summary>Everybody who may get an e-mail about a plan, as it, the settings and the deputies are now.</summary>
    public static IEnumerable<string> AllOf(StoredCourse course, IReadOnlyList<StandIn> standIns)
    {
        ArgumentNullException.ThrowIfNull(course);
        return
        [
            course.Plan.Navigator, .. standIns.Where(pair => pair.Absent == course.Plan.Navigator).Select(pair => pair.Deputy),
            .. course.Site.Administrators, .. course.Site.Clinicians,
        ];
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
