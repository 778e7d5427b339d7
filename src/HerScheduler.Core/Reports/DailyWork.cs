using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Reports;

/// <summary>
/// What asks for a navigator's attention on one day. The digest, the navigator's page and <c>GET /digest</c> all say this and nothing else,
/// so that there is one definition of each word.
/// </summary>
/// <remarks>An event is in one of the first three lists at most, and what those already show as late or due is not repeated as waited for.</remarks>
/// <param name="Overdue">Open events whose date has passed, longest overdue first.</param>
/// <param name="DueToday">Open events of the day itself.</param>
/// <param name="NextDays">Open events of the <see cref="DaysAhead"/> days that follow, nearest first.</param>
/// <param name="Waiting">Results and decisions that are waited for, a hold and a therapy that is late among them, longest waited for first.</param>
public sealed record DailyWork(
    IReadOnlyList<WorkItem> Overdue,
    IReadOnlyList<WorkItem> DueToday,
    IReadOnlyList<WorkItem> NextDays,
    IReadOnlyList<WorkItem> Waiting)
{
    /// <summary>How far ahead <see cref="NextDays"/> looks: 7 days, the day itself not counted.</summary>
    public const int DaysAhead = 7;

    /// <summary>Nothing asks for attention.</summary>
    public bool IsEmpty => Overdue.Count + DueToday.Count + NextDays.Count + Waiting.Count == 0;

    /// <summary>The work of <paramref name="patients"/>, each on the local day of its own site.</summary>
    /// <param name="patients">Open plans; of a closed one every event is cancelled and so gives no line.</param>
    public static DailyWork Of(IEnumerable<PatientDay> patients)
    {
        ArgumentNullException.ThrowIfNull(patients);
        List<WorkItem> overdue = [], due = [], next = [], waiting = [];
        foreach (var patient in patients)
        {
            foreach (var scheduleEvent in patient.Schedule.Events)
            {
                var timing = Timing.Of(scheduleEvent, patient.Schedule.AsOf);
                var list = timing switch
                {
                    { State: TimingState.Overdue } => overdue,
                    { State: TimingState.Due } => due,
                    { State: TimingState.Upcoming, Days: <= DaysAhead } => next,
                    _ => null,
                };
                list?.Add(Line(patient, scheduleEvent, timing.Days));
            }

            waiting.AddRange(Waits.Of(patient));
        }

        return new DailyWork(
            [.. overdue.OrderByDescending(item => item.Days).ThenBy(PlanAndEvent, StringComparer.Ordinal)],
            [.. due.OrderBy(item => item.Date).ThenBy(PlanAndEvent, StringComparer.Ordinal)],
            [.. next.OrderBy(item => item.Date).ThenBy(PlanAndEvent, StringComparer.Ordinal)],
            [.. waiting.OrderBy(item => item.Date).ThenBy(PlanAndEvent, StringComparer.Ordinal)]);
    }

    private static string PlanAndEvent(WorkItem item) => $"{item.Patient.Id}\0{item.Plan}\0{item.Event}";

    private static WorkItem Line(PatientDay patient, ScheduleEvent scheduleEvent, int days) => new()
    {
        Plan = patient.Plan.Id,
        Patient = patient.Plan.Patient,
        Site = patient.Plan.Site,
        Navigator = patient.Plan.Navigator,
        Event = scheduleEvent.Key,
        Kind = scheduleEvent.Kind,
        Title = scheduleEvent.Title,
        Date = scheduleEvent.Date,
        Days = days,
        Why = scheduleEvent.Why,
        Named = ReadableText.TitlesIn(scheduleEvent.Why, patient.Schedule),
        Alerts = [.. AlertsAbout(patient.Schedule, scheduleEvent.Key).Select(alert => alert.Code).Distinct().Order()],
    };

    private static IEnumerable<Alert> AlertsAbout(Schedule schedule, string key) =>
        schedule.Alerts.Where(alert => string.Equals(alert.Event, key, StringComparison.Ordinal));
}
