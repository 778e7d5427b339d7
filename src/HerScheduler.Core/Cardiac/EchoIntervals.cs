using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Cardiac;

/// <summary>The arithmetic of the echo interval: calendar months clamped at month end, or weeks.</summary>
internal static class EchoIntervals
{
    /// <summary>Days after the interval at which a missing LVEF is a gap (rule R6).</summary>
    public const int GraceDays = 14;

    /// <summary><paramref name="times"/> intervals after <paramref name="anchor"/>, counted from the anchor.</summary>
    public static DateOnly After(this EchoInterval interval, DateOnly anchor, int times = 1) => interval switch
    {
        EchoInterval.TwelveWeeks => anchor.AddDays(84 * times),
        EchoInterval.FourMonths => anchor.AddMonths(4 * times),
        EchoInterval.SixMonths => anchor.AddMonths(6 * times),
        _ => anchor.AddMonths(3 * times),
    };

    /// <summary>The last day on which an LVEF of <paramref name="day"/> is recent enough: interval + 14 days.</summary>
    public static DateOnly LastDayBeforeGap(this EchoInterval interval, DateOnly day) => interval.After(day).AddDays(GraceDays);

    /// <summary>Months of one interval, or 0 when it is counted in weeks.</summary>
    public static int Months(this EchoInterval interval) => interval switch
    {
        EchoInterval.TwelveWeeks => 0,
        EchoInterval.FourMonths => 4,
        EchoInterval.SixMonths => 6,
        _ => 3,
    };
}
