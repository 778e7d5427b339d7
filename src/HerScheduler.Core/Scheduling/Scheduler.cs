using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Scheduling;

/// <summary>
/// Plan and facts in, schedule out: a pure function, the same to the byte for the same input; the day it is seen from changes no date (rule C6).
/// </summary>
public static class Scheduler
{
    /// <summary>The schedule of <paramref name="plan"/> after <paramref name="facts"/>, seen from <paramref name="asOf"/>.</summary>
    /// <param name="plan">The plan as approved.</param>
    /// <param name="facts">Accepted facts in the order they were recorded; to find out whether a fact is acceptable, use <see cref="Course.Record"/>.</param>
    /// <param name="library">Where the plan's protocol is found.</param>
    /// <param name="calendar">The site's open days.</param>
    /// <param name="asOf">The local day: selects alerts and clearance, never changes a date.</param>
    /// <exception cref="InvalidOperationException">The plan names a protocol the library lacks.</exception>
    public static Schedule Project(TreatmentPlan plan, IReadOnlyList<Fact> facts, PlanLibrary library, SiteCalendar calendar, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Course.Replay(plan, facts, library, calendar).ScheduleOn(asOf);
    }
}
