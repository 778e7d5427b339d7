using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Notices;

/// <summary>What a notice says.</summary>
public enum NoticeKind
{
    /// <summary>Some days before the date.</summary>
    Reminder,

    /// <summary>Some days after it, with nothing recorded.</summary>
    Overdue,
}

/// <summary>One reminder or alert about an event.</summary>
/// <param name="Kind">Reminder or overdue.</param>
/// <param name="Days">Days before the date (reminder) or past it (overdue), 1 or more.</param>
/// <param name="On">The local day it is due to be sent.</param>
public readonly record struct Notice(NoticeKind Kind, int Days, DateOnly On);

/// <summary>Which notices an event of a kind gets, as data.</summary>
/// <param name="LeadDays">Days before the date on which a reminder goes out, per kind, longest first. A kind not listed has none.</param>
/// <param name="OverdueDays">Days past the date on which an overdue alert goes out, ascending.</param>
/// <param name="OverdueEvery">After the last of those, again every so many days.</param>
public sealed record NoticePolicy(
    IReadOnlyDictionary<EventKind, IReadOnlyList<int>> LeadDays,
    IReadOnlyList<int> OverdueDays,
    int OverdueEvery)
{
    /// <summary>7 and 1 days before a cycle, 28, 14 and 3 before an echo, 14 and 2 before surgery; overdue on day 1, 7, 14 and every 14 days.</summary>
    public static NoticePolicy Default { get; } = new(
        new Dictionary<EventKind, IReadOnlyList<int>>
        {
            [EventKind.Cycle] = [7, 1],
            [EventKind.Echo] = [28, 14, 3],
            [EventKind.Surgery] = [14, 2],
        },
        [1, 7, 14],
        14);

    /// <summary>
    /// The one notice that is due on <paramref name="today"/>: the latest step that has been reached. After an outage the steps
    /// that were missed are folded into it (never both "in 7 days" and "in 1 day"). Null when none is due, and for an event that
    /// nobody is reminded of (anything but planned, and the completion milestone).
    /// </summary>
    public Notice? Current(EventKind kind, EventStatus status, DateOnly date, DateOnly today)
    {
        var timing = Timing.Of(kind, status, date, today);
        if (timing.State == TimingState.Overdue)
        {
            var step = OverdueStepAt(timing.Days);
            return step == 0 ? null : new Notice(NoticeKind.Overdue, step, date.AddDays(step));
        }

        if (timing.State != TimingState.Upcoming || !LeadDays.TryGetValue(kind, out var leads))
        {
            return null;
        }

        Notice? current = null;
        foreach (var lead in leads)
        {
            if (timing.Days <= lead)
            {
                current = new Notice(NoticeKind.Reminder, lead, date.AddDays(-lead));
            }
        }

        return current;
    }

    /// <summary>The first notice due strictly after <paramref name="day"/>, or null for an event that nobody is reminded of.</summary>
    public Notice? NextAfter(EventKind kind, EventStatus status, DateOnly date, DateOnly day)
    {
        if (Timing.Of(kind, status, date, day).State == TimingState.None)
        {
            return null;
        }

        if (LeadDays.TryGetValue(kind, out var leads))
        {
            foreach (var lead in leads)
            {
                if (date.AddDays(-lead) > day)
                {
                    return new Notice(NoticeKind.Reminder, lead, date.AddDays(-lead));
                }
            }
        }

        var next = OverdueStepAfter(day.DayNumber - date.DayNumber);
        return new Notice(NoticeKind.Overdue, next, date.AddDays(next));
    }

    private int OverdueStepAt(int daysLate)
    {
        var last = OverdueDays[^1];
        if (daysLate >= last)
        {
            return last + ((daysLate - last) / OverdueEvery * OverdueEvery);
        }

        var reached = 0;
        foreach (var step in OverdueDays)
        {
            reached = step <= daysLate ? step : reached;
        }

        return reached;
    }

    private int OverdueStepAfter(int daysLate)
    {
        foreach (var step in OverdueDays)
        {
            if (step > daysLate)
            {
                return step;
            }
        }

        return OverdueStepAt(daysLate) + OverdueEvery;
    }
}
