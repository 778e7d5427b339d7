using System.Text.Json;
using HerScheduler.Core.Changes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Settings;
using HerScheduler.Telemetry;

namespace HerScheduler.Messages;

/// <summary>
/// Turns what happened into rows of the outbox. Each takes the next number of <see cref="PlanRow.Sequence"/>, so it must be called
/// inside the transaction that stores what happened, with the plan's row as read there.
/// </summary>
public sealed class EventMessages(SchedulerSettings settings)
{
    /// <summary>An event was scheduled, moved, changed, held, released, cancelled or done.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="change">What happened.</param>
    /// <param name="now">The instant of the transaction.</param>
    public OutboxRow Changed(PlanRow plan, Change change, DateTimeOffset now)
    {
        var (item, cause) = (change.Event, change.Cause);
        return Build(plan, MessageKinds.Of(item.Kind), WireNames<ChangeKind>.Of(change.Kind), item.Key, cause, now, data =>
        {
            data.WritePropertyName("event");
            ScheduleJson.WriteEvent(data, item);
            WriteContext(data, change.PreviousDate, change.Why, cause);
        });
    }

    /// <summary>A reminder before, or an alert past, the date of a stored event.</summary>
    public OutboxRow Noticed(PlanRow plan, PlanEventRow row, Notice notice, DateTimeOffset now)
    {
        var reason = notice.Kind == NoticeKind.Reminder
            ? $"reminder: {Days(notice.Days)} before {row.Date.Iso()}"
            : $"overdue: {Days(notice.Days)} past {row.Date.Iso()} with nothing recorded";
        return Build(plan, MessageKinds.Of(row.Kind), WireNames<NoticeKind>.Of(notice.Kind), row.Key, cause: null, now, data =>
        {
            data.WritePropertyName("event");
            data.WriteRawValue(row.Body);
            WriteContext(data, previousDate: null, reason, cause: null);
        });
    }

    /// <summary>The plan itself was <c>approved</c>, <c>amended</c> or <c>closed</c>; its document goes along without the patient's name.</summary>
    public OutboxRow OfPlan(PlanRow plan, TreatmentPlan document, PlanMessage what, string reason, string? cause, DateTimeOffset now) =>
        Build(plan, "plan", WireNames<PlanMessage>.Of(what), key: null, cause, now, data =>
        {
            data.WriteNull("event");
            data.WritePropertyName("document");
            PlanJson.Write(data, document, withPatientName: false);
            WriteContext(data, previousDate: null, reason, cause);
        });

    /// <summary>An urgent alert began: an LVEF alert with its own kind of message, or an echo that is overdue with a cycle due.</summary>
    public OutboxRow Urgent(PlanRow plan, UrgentAlert alert, Schedule schedule, string? cause, DateTimeOffset now)
    {
        var echo = alert.Event is { } key ? schedule.Find(key) : null;
        var (kind, change) = UrgentMessages.NameOf(alert.Kind);
        return Build(plan, kind, change, echo?.Key, cause, now, data =>
        {
            data.WritePropertyName("event");
            if (echo is null)
            {
                data.WriteNullValue();
            }
            else
            {
                ScheduleJson.WriteEvent(data, echo);
            }

            if (UrgentMessages.AlertIn(schedule, alert) is { } listed)
            {
                data.WritePropertyName("alert");
                ScheduleJson.WriteAlert(data, listed);
            }

            WriteContext(data, previousDate: null, alert.Message, cause);
        });
    }

    private OutboxRow Build(
        PlanRow plan, string kind, string change, string? key, string? cause, DateTimeOffset now, Action<Utf8JsonWriter> writeData)
    {
        plan.Sequence++;
        var envelope = new CloudEvent(
            MessageId.Of(plan.Id, plan.Sequence),
            settings.BaseUri,
            $"herscheduler.{kind}.{change}.v1",
            key is null ? plan.Id : $"{plan.Id}/{key}",
            now,
            plan.Sequence);
        return new OutboxRow
        {
            MessageId = envelope.Id,
            PlanId = plan.Id,
            Sequence = plan.Sequence,
            RoutingKey = $"{kind}.{change}.{plan.Site}",
            Type = envelope.Type,
            Subject = envelope.Subject,
            CorrelationId = cause,
            Trace = TraceContext.Current,
            CreatedAt = now,
            Body = envelope.Text(data =>
            {
                data.WriteString("plan", plan.Id);
                data.WriteString("patient", plan.PatientId);
                data.WriteString("site", plan.Site);
                data.WriteNumber("sequence", plan.Sequence);
                writeData(data);
            }),
        };
    }

    private static void WriteContext(Utf8JsonWriter data, DateOnly? previousDate, string reason, string? cause)
    {
        data.WriteDate("previousDate", previousDate);
        data.WriteString("reason", reason);
        data.WriteString("cause", cause);
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
