using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>
/// Which echoes are overdue: those that <see cref="Timing"/> calls so, the same that the day's list, the digest and the alerts say. The report, its file and
/// its page only add what a reader asks next.
/// </summary>
public static class OverdueEchoes
{
    /// <summary>The definition in one sentence, for whoever reads a number without the page around it.</summary>
    public const string Definition =
        "An LVEF echo is overdue when it is planned and not done and its date has passed: whole local days at the patient's site, 1 on the day after. "
        + "Closed plans and branches that are not decided yet do not count; facts recorded after the day of the report do not count.";

    /// <summary>Those of one patient, the longest overdue first.</summary>
    public static IEnumerable<OverdueEcho> Of(PatientDay patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var (plan, schedule) = (patient.Plan, patient.Schedule);
        var late = schedule.Events.Where(IsOverdue).ToList();
        if (late.Count == 0)
        {
            return [];
        }

        var standing = CourseStanding.Of(schedule);
        return late.OrderBy(echo => echo.Date).Select(echo => new OverdueEcho(
            plan.Id, plan.Patient, plan.Site, plan.Navigator, echo.Key, echo.Title, echo.Date, Timing.Of(echo, schedule.AsOf).Days, echo.Booked,
            standing.Phase, standing.IsOnHold(schedule.AsOf), standing.LastLvef, standing.NextHer2Dose, echo.Why));

        bool IsOverdue(ScheduleEvent item) => item.Kind == EventKind.Echo && Timing.Of(item, schedule.AsOf).State == TimingState.Overdue;
    }
}
