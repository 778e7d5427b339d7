using System.Collections.Frozen;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Reports;

/// <summary>
/// What one patient's plan waits for: results, decisions, the end of a hold. Every condition that stands has its line here, unless the line of an event says
/// it.
/// </summary>
internal static class Waits
{
    private static readonly FrozenSet<AlertCode> WaitedFor = FrozenSet.Create(
        AlertCode.ResultAwaited,
        AlertCode.PathologyAwaited,
        AlertCode.ResumeCriteriaMet,
        AlertCode.DiscontinueProposed,
        AlertCode.DecisionAwaited,
        AlertCode.LvefRepeat,
        AlertCode.LvefStartLow,
        AlertCode.DoseIncomplete,
        AlertCode.LvefBelowNormal,
        AlertCode.LvefAccepted,
        AlertCode.AdjuvantLate);

    /// <summary>Waited for until their event is among what comes next: then its line says it.</summary>
    private static readonly FrozenSet<AlertCode> UntilNext = FrozenSet.Create(AlertCode.LvefGap, AlertCode.SurgeryLate);

    public static IEnumerable<WorkItem> Of(PatientDay patient) => HoldOf(patient) is { } hold ? OfAlerts(patient).Append(hold) : OfAlerts(patient);

    /// <summary>One line for each event something is waited for at; several alerts about it (criteria met, and no decision for a week) share it.</summary>
    private static IEnumerable<WorkItem> OfAlerts(PatientDay patient)
    {
        var schedule = patient.Schedule;

        // A hold waits for its repeat until something is proposed; then that is what is waited for.
        var isProposed = schedule.Alerts.Any(alert => alert.Code is AlertCode.ResumeCriteriaMet or AlertCode.DiscontinueProposed);
        return schedule.Alerts
            .Where(alert => WaitedFor.Contains(alert.Code)
                || (alert.Code == AlertCode.LvefHold && !isProposed)
                || (UntilNext.Contains(alert.Code) && TimingOf(schedule, alert.Event) is not { Days: <= DailyWork.DaysAhead, State: not TimingState.None }))
            .GroupBy(alert => (alert.Event, IsOfTherapy: alert.Code == AlertCode.AdjuvantLate))
            .Where(alerts => TimingOf(schedule, alerts.Key.Event).State is not (TimingState.Overdue or TimingState.Due))
            .Select(alerts => Line(
                patient,
                alerts.Key.Event is { } key ? schedule.Find(key) : null,
                alerts.Key.IsOfTherapy ? "Adjuvant therapy" : "LVEF",
                alerts.Min(alert => alert.Since),
                string.Join(" ", alerts.OrderBy(alert => alert.Since).Select(alert => alert.Message))) with
            {
                Alerts = [.. alerts.Select(alert => alert.Code).Distinct().Order()],
            });
    }

    /// <summary>
    /// A hold is one line, at the first dose it keeps back, until a clinician resumes; one that follows from an LVEF has it by its alert. Doses of a branch
    /// that is not decided yet are nobody's to wait for.
    /// </summary>
    private static WorkItem? HoldOf(PatientDay patient)
    {
        var schedule = patient.Schedule;
        if (schedule.HeldSince is not { } since || schedule.Alerts.Any(alert => alert.Code == AlertCode.LvefHold))
        {
            return null;
        }

        var held = schedule.Events.FirstOrDefault(item =>
            item is { IsOpen: true, IsProvisional: false } && (item.Status == EventStatus.Held || item.Doses.Any(dose => dose.Held)));
        return held is null || Timing.Of(held, schedule.AsOf).State is TimingState.Overdue or TimingState.Due
            ? null
            : Line(patient, held, held.Title, since, held.Why);
    }

    private static Timing TimingOf(Schedule schedule, string? key) =>
        key is not null && schedule.Find(key) is { } about ? Timing.Of(about, schedule.AsOf) : new Timing(TimingState.None, 0);

    private static WorkItem Line(PatientDay patient, ScheduleEvent? about, string otherwise, DateOnly since, string why) => new()
    {
        Plan = patient.Plan.Id,
        Patient = patient.Plan.Patient,
        Site = patient.Plan.Site,
        Navigator = patient.Plan.Navigator,
        Event = about?.Key,
        Kind = about?.Kind,
        Title = about?.Title ?? otherwise,
        Date = since,
        Days = patient.Schedule.AsOf.DayNumber - since.DayNumber,
        Why = why,
        Named = ReadableText.TitlesIn(why, patient.Schedule),
        Alerts = [],
    };
}
