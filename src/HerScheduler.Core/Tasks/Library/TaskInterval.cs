namespace HerScheduler.Core.Tasks.Library;

/// <summary>The unit a task's interval is counted in.</summary>
public enum TaskUnit
{
    Days,
    Weeks,

    /// <summary>Calendar months, clamped at month end.</summary>
    Months,
}

/// <summary>From one event of a task to the next.</summary>
/// <param name="Count">How many units: 1–366 days, 1–104 weeks or 1–60 months.</param>
/// <param name="Unit">Which.</param>
public sealed record TaskInterval(int Count, TaskUnit Unit)
{
    /// <summary><paramref name="times"/> intervals after <paramref name="day"/>, counted from that day.</summary>
    public DateOnly After(DateOnly day, int times) => Unit switch
    {
        TaskUnit.Days => day.AddDays(Count * times),
        TaskUnit.Weeks => day.AddDays(7 * Count * times),
        TaskUnit.Months => day.AddMonths(Count * times),
        _ => throw new InvalidOperationException($"Not a unit of a task's interval: {Unit}."),
    };
}
