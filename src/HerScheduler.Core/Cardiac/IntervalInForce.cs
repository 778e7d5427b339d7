using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>The time from one LVEF to the next that counts now: the plan's, or the shorter one of close watch (rules E4, E10).</summary>
/// <param name="Interval">How long.</param>
/// <param name="IsCloseWatch">An LVEF was low, therapy was resumed after one, or it goes on under an acceptance.</param>
internal readonly record struct IntervalInForce(EchoInterval Interval, bool IsCloseWatch)
{
    /// <summary>Days after the interval at which a missing LVEF is a gap (rule R6).</summary>
    public const int GraceDays = 14;

    /// <summary>So many results in a row at normal end close watch.</summary>
    private const int NormalResults = 2;

    public DateOnly After(DateOnly day, int times = 1) => Interval.After(day, times);

    /// <summary>The last day on which an LVEF of <paramref name="day"/> is recent enough: interval + 14 days.</summary>
    public DateOnly LastDayBeforeGap(DateOnly day) => After(day).AddDays(GraceDays);

    /// <summary>By everything recorded that is dated on or before <paramref name="day"/>.</summary>
    public static IntervalInForce On(Workspace work, DateOnly day)
    {
        var plan = work.Plan.Settings.EchoInterval;
        var normal = plan.IsOne || !HasNormalResult(work, day) ? plan.First : plan.Then;
        if (!IsWatchedClosely(work, day))
        {
            return new IntervalInForce(normal, IsCloseWatch: false);
        }

        var close = work.Ledger.Policy.CloseWatchDays;
        return new IntervalInForce(normal.Days > 0 && normal.Days <= close ? normal : EchoInterval.OfDays(close), IsCloseWatch: true);
    }

    /// <summary>A result on treatment was at the lower limit of normal or above, less than 10 points below the baseline.</summary>
    private static bool HasNormalResult(Workspace work, DateOnly day)
    {
        var readings = work.Ledger.Readings;
        if (readings.Count == 0 || work.FirstHer2Day() is not { } first)
        {
            return false;
        }

        for (var i = 0; i < readings.Count && readings[i].Date <= day; i++)
        {
            if (readings[i].Date > first && !work.Holds.IsLow(i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWatchedClosely(Workspace work, DateOnly day)
    {
        var resumed = LastResume(work.Holds, day);
        var isLow = false;
        var normal = 0;
        var readings = work.Ledger.Readings;
        for (var i = 0; i < readings.Count && readings[i].Date <= day; i++)
        {
            isLow |= work.Holds.IsLow(i);
            normal = work.Holds.IsLow(i) ? 0 : normal + (readings[i].Date > resumed ? 1 : 0);
        }

        return ((isLow || resumed > DateOnly.MinValue) && normal < NormalResults) || IsAccepted(work, day);
    }

    /// <summary>The last day from which a hold after a low LVEF was resumed.</summary>
    private static DateOnly LastResume(HoldTimeline holds, DateOnly day)
    {
        var last = DateOnly.MinValue;
        foreach (var period in holds.Periods)
        {
            if (period is { Low: not null, ResumedFrom: { } from } && from <= day && from > last)
            {
                last = from;
            }
        }

        return last;
    }

    /// <summary>
    /// An acceptance stands on that day. One that has a last day counts if it stood on the day of the last LVEF or after it: the date of the next one must
    /// not change when the acceptance runs out.
    /// </summary>
    private static bool IsAccepted(Workspace work, DateOnly day)
    {
        foreach (var acceptance in work.Holds.Acceptances)
        {
            var until = acceptance.WasEnded ? day : LastMeasured(work.Ledger, day)?.Date ?? DateOnly.MinValue;
            if (acceptance.From <= day && acceptance.EverStood && acceptance.End > until)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last day on or before <paramref name="day"/> on which LVEF was measured, or null.</summary>
    public static Measurement? LastMeasured(Ledger ledger, DateOnly day)
    {
        for (var i = ledger.Measured.Count - 1; i >= 0; i--)
        {
            if (ledger.Measured[i].Date <= day)
            {
                return ledger.Measured[i];
            }
        }

        return null;
    }
}
