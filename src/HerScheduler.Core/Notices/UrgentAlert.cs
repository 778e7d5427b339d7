using HerScheduler.Core.Protocols;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Notices;

/// <summary>What somebody is told of at once, not with the next digest.</summary>
public enum UrgentKind
{
    LvefHold,
    LvefRepeat,
    LvefBelowNormal,
    ResumeCriteriaMet,
    DiscontinueProposed,

    /// <summary>An LVEF echo is overdue and a HER2 cycle that needs it is due.</summary>
    EchoOverdueCycleDue,
}

/// <summary>One urgent alert. The same one is told once: what makes it the same are kind, event, cycle and day.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Event">The echo it is about, or null.</param>
/// <param name="Cycle">The cycle that is due, for <see cref="UrgentKind.EchoOverdueCycleDue"/>; else null.</param>
/// <param name="Since">The first local day the condition holds.</param>
/// <param name="Message">What it is and what to do.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record UrgentAlert(UrgentKind Kind, string? Event, string? Cycle, DateOnly Since, string Message, string Source)
{
    /// <summary>A measurement to repeat is no emergency: other systems are told, and it stands in the digest.</summary>
    public bool IsMailed => Kind is not (UrgentKind.LvefRepeat or UrgentKind.LvefBelowNormal);

    /// <summary>Those that hold on the day of <paramref name="schedule"/>; none for a closed plan.</summary>
    public static IReadOnlyList<UrgentAlert> Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var alerts = schedule.Alerts
            .Where(alert => KindOf(alert.Code) is not null)
            .Select(alert => new UrgentAlert(KindOf(alert.Code)!.Value, alert.Event, Cycle: null, alert.Since, alert.Message, alert.Source));
        return [.. alerts.Concat(OverdueEcho(schedule) is { } echo ? [echo] : []).DistinctBy(alert => (alert.Kind, alert.Event, alert.Cycle, alert.Since))];
    }

    private static UrgentKind? KindOf(AlertCode code) => code switch
    {
        AlertCode.LvefHold => UrgentKind.LvefHold,
        AlertCode.LvefRepeat => UrgentKind.LvefRepeat,
        AlertCode.LvefBelowNormal => UrgentKind.LvefBelowNormal,
        AlertCode.ResumeCriteriaMet => UrgentKind.ResumeCriteriaMet,
        AlertCode.DiscontinueProposed => UrgentKind.DiscontinueProposed,
        AlertCode.LvefStartLow or AlertCode.DoseIncomplete or AlertCode.LvefAccepted or AlertCode.DecisionAwaited or AlertCode.Reload
            or AlertCode.LvefStale or AlertCode.LvefGap or AlertCode.NotBooked or AlertCode.ResultAwaited or AlertCode.SurgeryLate
            or AlertCode.PathologyAwaited or AlertCode.AdjuvantLate => null,
    };

    /// <summary>The echo that is overdue longest, when a HER2 cycle is due that is not on hold; the earliest such cycle is named.</summary>
    private static UrgentAlert? OverdueEcho(Schedule schedule)
    {
        var today = schedule.AsOf;
        var echo = schedule.Events.FirstOrDefault(e => e.Kind == EventKind.Echo && Timing.Of(e, today).State == TimingState.Overdue);
        var cycle = schedule.Events.FirstOrDefault(e => GivesHer2Therapy(e) && Timing.Of(e, today).State is TimingState.Due or TimingState.Overdue);
        if (echo is null || cycle is null)
        {
            return null;
        }

        var late = today.DayNumber - echo.Date.DayNumber;
        return new UrgentAlert(
            UrgentKind.EchoOverdueCycleDue,
            echo.Key,
            cycle.Key,
            Since: cycle.Date > echo.Date ? cycle.Date : echo.Date.AddDays(1),
            $"{echo.Title} was planned for {echo.Date:yyyy-MM-dd} and is overdue by {late} day{(late == 1 ? "" : "s")}, "
                + $"and {cycle.Title} is due ({cycle.Date:yyyy-MM-dd}): have the LVEF measured before HER2 therapy is given.",
            echo.Source);
    }

    /// <summary>While HER2 therapy is on hold the chemotherapy of a cycle goes on; its antibodies are not to be given.</summary>
    private static bool GivesHer2Therapy(ScheduleEvent item) =>
        item.Her2Cycle is not null && item.Doses.Any(dose => AgentSet.Her2.Contains(dose.Agent) && !dose.Held);
}
