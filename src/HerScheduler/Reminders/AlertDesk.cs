using HerScheduler.Core.Notices;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>
/// Tells of urgent alerts the moment they begin, once each, by message and e-mail, in the transaction of what began them: a fact, or a day.
/// What stands is remembered; what stands no longer is forgotten, so that it can begin again.
/// </summary>
public sealed class AlertDesk(EventMessages messages, AlertMails mails)
{
    /// <summary>Compares what was told with what is so, for plans that this transaction has locked.</summary>
    /// <param name="db">The database; what is told is added to it.</param>
    /// <param name="plans">Each plan with its schedule as it is now.</param>
    /// <param name="now">The instant of the transaction.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Update(SchedulerDb db, IReadOnlyList<AlertCase> plans, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(plans);
        var ids = plans.Select(plan => plan.Course.Plan.Id).ToList();
        var told = (await db.StandingAlerts.Where(row => ids.Contains(row.PlanId)).ToListAsync(cancel)).ToLookup(row => row.PlanId, StringComparer.Ordinal);
        var ended = new List<StandingAlertRow>();
        foreach (var plan in plans)
        {
            ended.AddRange(Update(db, plan, told[plan.Course.Plan.Id], now));
        }

        await Withdraw(db, ended, cancel);
        await TellTheNewlyResponsible(db, [.. plans.Where(plan => plan.MayBeReaddressed)], now, cancel);
        var written = db.ChangeTracker.Entries<MailRow>().Where(mail => mail.State == EntityState.Added && ids.Contains(mail.Entity.PlanId!))
            .Select(mail => mail.Entity);
        db.Mails.AddRange(await mails.OfDeputies(db, [.. written], plans.Select(plan => plan.Course), now, cancel));
    }

    /// <summary>Who became responsible by an amendment has not heard of what stands.</summary>
    private async Task TellTheNewlyResponsible(SchedulerDb db, IReadOnlyList<AlertCase> plans, DateTimeOffset now, CancellationToken cancel)
    {
        if (plans.Count == 0)
        {
            return;
        }

        var ids = plans.Select(plan => plan.Course.Plan.Id).ToList();
        var stored = await db.Mails.AsNoTracking().Where(mail => ids.Contains(mail.PlanId!)).ToListAsync(cancel);
        var had = stored.Concat(db.Mails.Local).Select(mail => (mail.PlanId, AlertKey.Of(mail), mail.Recipient.ToUpperInvariant())).ToHashSet();
        db.Mails.AddRange(plans
            .SelectMany(plan => UrgentAlert.Of(plan.Schedule).SelectMany(alert => mails.OfUrgent(plan.Course, alert, now)))
            .Where(mail => had.Add((mail.PlanId, AlertKey.Of(mail), mail.Recipient.ToUpperInvariant()))));
    }

    /// <summary>E-mails about what has ended that have not left yet.</summary>
    private static async Task Withdraw(SchedulerDb db, List<StandingAlertRow> ended, CancellationToken cancel)
    {
        if (ended.Count == 0)
        {
            return;
        }

        var ids = ended.Select(alert => alert.PlanId).Distinct().ToList();
        var keys = ended.Select(alert => (alert.PlanId, AlertKey.Of(alert))).ToHashSet();
        foreach (var mail in await db.Mails.Where(mail => mail.DueAt != null && ids.Contains(mail.PlanId!)).ToListAsync(cancel))
        {
            if (keys.Contains((mail.PlanId!, AlertKey.Of(mail))))
            {
                (mail.DueAt, mail.GivenUp, mail.IsObsolete) = (null, "ended before it was sent", true);
            }
        }
    }

    /// <returns>What was told and stands no longer.</returns>
    private List<StandingAlertRow> Update(SchedulerDb db, AlertCase plan, IEnumerable<StandingAlertRow> told, DateTimeOffset now)
    {
        var (course, schedule, recorded) = plan;
        var standing = UrgentAlert.Of(schedule);
        var known = told.ToDictionary(row => (row.Kind, row.EventKey, row.Cycle, row.Since));
        course.Plan.NextAlertAt = NextLook(course, schedule, standing, now);
        foreach (var alert in standing)
        {
            if (known.Remove((alert.Kind, alert.Event ?? "", alert.Cycle ?? "", alert.Since)))
            {
                continue;
            }

            if (recorded is not null && alert.Kind == UrgentKind.EchoOverdueCycleDue)
            {
                // No consequence of these facts, which may be some of several that catch up: the sweep tells it in a moment if it is still so.
                course.Plan.NextAlertAt = now;
                continue;
            }

            db.StandingAlerts.Add(RowOf(course.Plan.Id, alert, now));
            db.Outbox.Add(messages.Urgent(course.Plan, alert, schedule, plan.CauseOf(alert), now));
            db.Mails.AddRange(mails.OfUrgent(course, alert, now));
        }

        db.StandingAlerts.RemoveRange(known.Values);
        return [.. known.Values];
    }

    /// <summary>
    /// Tomorrow while a hold lasts or an echo is overdue, for those alerts come with the days; else on the first day an open echo would be overdue.
    /// </summary>
    private static DateTimeOffset? NextLook(StoredCourse course, Schedule schedule, IReadOnlyList<UrgentAlert> standing, DateTimeOffset now)
    {
        var today = course.Site.Today(now);
        var echoes = schedule.Events.Where(e => e.Kind == EventKind.Echo && Timing.Of(e, today).State != TimingState.None).ToList();
        var isWatched = standing.Count > 0 || schedule.Events.Any(e => e.Status == EventStatus.Held) || echoes.Exists(e => e.Date < today);
        DateOnly? day = isWatched ? today.AddDays(1) : echoes.Count > 0 ? echoes.Min(e => e.Date).AddDays(1) : null;
        return day is { } look ? course.Site.DigestInstant(look) : null;
    }

    private static StandingAlertRow RowOf(string plan, UrgentAlert alert, DateTimeOffset now) => new()
    {
        PlanId = plan,
        Kind = alert.Kind,
        EventKey = alert.Event ?? "",
        Cycle = alert.Cycle ?? "",
        Since = alert.Since,
        ToldAt = now,
    };
}
