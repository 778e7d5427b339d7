using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>When the last LVEF on HER2 therapy is too old (rule R6), and by when the next echo is due so that it is overdue by then (rule E3).</summary>
internal static class LvefGap
{
    /// <summary>
    /// The first day on which the last LVEF, the baseline included, is more than the interval in force and 14 days old; without one the first HER2 dose counts.
    /// </summary>
    /// <param name="work">The cycles are placed.</param>
    /// <param name="first">The first HER2 dose of the plan.</param>
    /// <param name="last">The last LVEF, or null.</param>
    public static DateOnly Begins(Workspace work, Draft first, Measurement? last) =>
        work.EchoInterval.LastDayBeforeGap(last?.Date ?? work.FirstHer2Day() ?? first.Her2From).AddDays(1);

    /// <summary>
    /// The latest day for the next <c>echo-n</c>: the day before the gap begins, so that the list of overdue echoes and the gap never disagree.
    /// It decides only when the last LVEF was long before the first HER2 dose, from which the interval counts otherwise.
    /// <see cref="DateOnly.MaxValue"/> while another open echo is due by then, and for a course that began elsewhere: what was done there is not known.
    /// </summary>
    public static DateOnly LatestNextEcho(Workspace work, Draft first, Draft? beforeConjugate)
    {
        if (work.Plan.History is { FirstHer2Dose: not null })
        {
            return DateOnly.MaxValue;
        }

        var begins = Begins(work, first, IntervalInForce.LastMeasured(work.Ledger, DateOnly.MaxValue));
        var latest = (begins > first.Her2From ? begins : first.Her2From).AddDays(-1);
        var isOtherDue = IsDue(beforeConjugate, latest);
        foreach (var e in work.Events)
        {
            isOtherDue |= e.Kind == EventKind.Echo && IsDue(e, latest);
        }

        return isOtherDue ? DateOnly.MaxValue : latest;
    }

    /// <summary>Why the next echo is due that early.</summary>
    public static Why Why(Workspace work) =>
        new(WhyRule.EchoBeforeGap, "the last LVEF", IntervalInForce.LastMeasured(work.Ledger, DateOnly.MaxValue)!.Date, IntervalInForce.GraceDays);

    private static bool IsDue(Draft? echo, DateOnly latest) => echo is { IsOpen: true } && echo.Date <= latest;
}
