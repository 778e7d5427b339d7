using System.Collections.Frozen;

namespace HerScheduler.Core.Scheduling;

/// <summary>The days on which a clinic is open. Default: Monday to Friday, no holidays (rule C3).</summary>
public sealed class SiteCalendar
{
    private readonly int _openMask;
    private readonly FrozenSet<DateOnly> _holidays;

    /// <param name="openDays">At least one weekday.</param>
    /// <param name="holidays">Closed days whatever their weekday.</param>
    /// <exception cref="ArgumentException">No weekday is open.</exception>
    public SiteCalendar(IEnumerable<DayOfWeek> openDays, IEnumerable<DateOnly> holidays)
    {
        ArgumentNullException.ThrowIfNull(openDays);
        foreach (var day in openDays)
        {
            _openMask |= 1 << (int)day;
        }

        if (_openMask == 0)
        {
            throw new ArgumentException("At least one day of the week must be open.", nameof(openDays));
        }

        _holidays = holidays.ToFrozenSet();
    }

    /// <summary>Open Monday to Friday, no holidays.</summary>
    public static SiteCalendar MondayToFriday { get; } =
        new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);

    public bool IsOpen(DateOnly day) =>
        (_openMask & (1 << (int)day.DayOfWeek)) != 0 && (_holidays.Count == 0 || !_holidays.Contains(day));

    /// <summary><paramref name="day"/> itself when open, else the next open day.</summary>
    public DateOnly Forward(DateOnly day)
    {
        while (!IsOpen(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary><paramref name="day"/> itself when open, else the previous open day.</summary>
    public DateOnly Back(DateOnly day)
    {
        while (!IsOpen(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
