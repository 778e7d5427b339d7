using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>Which alerts began and which ended between two schedules of one plan: the answer to a recorded fact.</summary>
/// <param name="Began">As they are now, in the order of the schedule.</param>
/// <param name="Ended">As they were, in the order of the schedule before.</param>
public sealed record AlertChanges(IReadOnlyList<Alert> Began, IReadOnlyList<Alert> Ended)
{
    /// <summary>
    /// Compares two schedules seen from the same day. What makes an alert the same are its code, its event and the day it began: a second low
    /// LVEF is a new alert, an alert that only says something else goes on.
    /// </summary>
    /// <param name="before">Null: nothing was scheduled before (approval).</param>
    /// <param name="after">The schedule now.</param>
    public static AlertChanges Between(Schedule? before, Schedule after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var earlier = before?.Alerts ?? [];
        return new AlertChanges(Without(after.Alerts, earlier), Without(earlier, after.Alerts));
    }

    private static List<Alert> Without(IReadOnlyList<Alert> alerts, IReadOnlyList<Alert> others) =>
        [.. alerts.Where(alert => !others.Any(other => other.Code == alert.Code && other.Event == alert.Event && other.Since == alert.Since))];
}
