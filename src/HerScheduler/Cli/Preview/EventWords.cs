using System.Globalization;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Json;

namespace HerScheduler.Cli.Preview;

/// <summary>An event in the words a nurse reads.</summary>
internal static class EventWords
{
    /// <summary>Cycles further ahead than this show no clearance note: their LVEF is still to come.</summary>
    private const int ClearanceAheadDays = 21;

    /// <summary><c>due today</c>, <c>overdue 3 d</c>, <c>in 5 d</c>, <c>done</c>, or a dash when nothing is asked of anybody.</summary>
    public static string When(ScheduleEvent e, DateOnly asOf)
    {
        var timing = Timing.Of(e, asOf);
        return timing.State switch
        {
            TimingState.Upcoming => $"in {timing.Days} d",
            TimingState.Due => "due today",
            TimingState.Overdue => $"overdue {timing.Days} d",
            _ => e.Status == EventStatus.Done ? "done" : "–",
        };
    }

    /// <summary>The status, with the LVEF of an echo that has a result.</summary>
    public static string Status(ScheduleEvent e) =>
        e.Done?.Percent is { } percent ? $"LVEF {Percent(percent)}" : WireNames<EventStatus>.Of(e.Status);

    /// <summary>What else to know: an appointment, and a clearance that is not clear for a cycle that is near.</summary>
    public static IEnumerable<string> Notes(ScheduleEvent e, DateOnly asOf)
    {
        if (e is { IsOpen: true, Booked: { } booked })
        {
            yield return $"Appointment on {booked.WithWeekday()}.";
        }

        if (e.IsOpen && e.Date.DayNumber - asOf.DayNumber <= ClearanceAheadDays
            && e.CardiacClearance is { State: not ClearanceState.Clear } clearance)
        {
            yield return $"Cardiac clearance: {Clearance(clearance)}.";
        }
    }

    private static string Clearance(CardiacClearance clearance) => clearance switch
    {
        { State: ClearanceState.None } => "no LVEF recorded yet",
        { LvefPercent: { } percent, LvefDate: { } date } =>
            $"{WireNames<ClearanceState>.Of(clearance.State)}, last LVEF {Percent(percent)} on {date.Iso()}",
        _ => WireNames<ClearanceState>.Of(clearance.State),
    };

    private static string Percent(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %");
}
