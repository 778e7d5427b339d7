using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Reports;

/// <summary>Where an open event stands on a given local day.</summary>
public enum TimingState
{
    Upcoming,
    Due,
    Overdue,

    /// <summary>Nothing is asked of anybody: done, omitted, cancelled, held, provisional, or a milestone that no one carries out.</summary>
    None,
}

/// <summary>The one definition of upcoming, due and overdue: whole local days at the patient's site.</summary>
/// <remarks>An event dated 31 August is due all that day and overdue by 1 day on 1 September.</remarks>
/// <param name="State">Where it stands.</param>
/// <param name="Days">Days until the date when upcoming (1 or more), days past it when overdue (1 or more), else 0.</param>
public readonly record struct Timing(TimingState State, int Days)
{
    /// <summary>
    /// The day on which <paramref name="scheduleEvent"/> is due; it is overdue on every later one. Null: nothing is asked of anybody. It follows from the event
    /// alone, whatever day it is, so that it can be stored and compared with a day later.
    /// </summary>
    public static DateOnly? DueOn(ScheduleEvent scheduleEvent)
    {
        ArgumentNullException.ThrowIfNull(scheduleEvent);
        return DueOn(scheduleEvent.Kind, scheduleEvent.Status, scheduleEvent.Date);
    }

    /// <summary>How <paramref name="scheduleEvent"/> stands on <paramref name="day"/>.</summary>
    public static Timing Of(ScheduleEvent scheduleEvent, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(scheduleEvent);
        return Of(scheduleEvent.Kind, scheduleEvent.Status, scheduleEvent.Date, day);
    }

    /// <summary>The date of the event that is overdue on the schedule's day; null: it is not overdue, or not there.</summary>
    public static DateOnly? OverdueSince(Schedule schedule, string key)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Find(key) is { } item && Of(item, schedule.AsOf).State == TimingState.Overdue ? item.Date : null;
    }

    /// <summary>The same for an event known by its stored columns.</summary>
    public static Timing Of(EventKind kind, EventStatus status, DateOnly date, DateOnly day)
    {
        if (DueOn(kind, status, date) is not { } due)
        {
            return new Timing(TimingState.None, 0);
        }

        var days = due.DayNumber - day.DayNumber;
        return days switch
        {
            > 0 => new Timing(TimingState.Upcoming, days),
            0 => new Timing(TimingState.Due, 0),
            _ => new Timing(TimingState.Overdue, -days),
        };
    }

    private static DateOnly? DueOn(EventKind kind, EventStatus status, DateOnly date) =>
        status == EventStatus.Planned && kind != EventKind.Her2Completion ? date : null;
}
