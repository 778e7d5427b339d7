using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>The safety net: the last LVEF is below normal, and no hold, repeat, low start or acceptance stands for it (rule L10).</summary>
/// <param name="Reading">The last LVEF.</param>
/// <param name="Since">The day that begins: after the result, an early resume, the end of an acceptance, or a start in spite of it.</param>
/// <param name="Acceptances">How many acceptances are recorded: each ended the repeat that was asked for before it.</param>
internal sealed record BelowNormal(LvefReading Reading, DateOnly Since, int Acceptances)
{
    public const int RepeatDays = 21;

    /// <summary>
    /// What has the repeat: the same reading can also have caused a hold, and an acceptance can have ended a repeat; each has a number of its own.
    /// </summary>
    public string Trigger => Notes.Text($"{Reading.FactId}/below-normal/{Acceptances}");

    public static BelowNormal? Of(Workspace work)
    {
        if (work.Ledger.Readings.Count == 0)
        {
            return null;
        }

        var last = work.Ledger.Readings[^1];
        if (last.Percent >= work.Plan.Settings.LvefLowerLimitOfNormal
            || work.Ledger.Her2Ceased is not null
            || work.Holds.StandingLvefHold is not null
            || work.Holds.OpenRepeat is not null
            || work.FirstHer2Dose is null
            || LvefStart.TooLow(work) is not null)
        {
            return null;
        }

        var since = Later(last.Date, LvefStart.BegunInSpiteOf(work, last));
        foreach (var period in work.Holds.Periods)
        {
            if (period is { Low: not null, ResumedFrom: { } from } && last.Order < period.EndOrder)
            {
                since = Later(since, from);
            }
        }

        foreach (var acceptance in work.Holds.Acceptances)
        {
            if (acceptance.End == DateOnly.MaxValue)
            {
                return null;
            }

            since = acceptance.EverStood ? Later(since, acceptance.End) : since;
        }

        return new BelowNormal(last, since, work.Holds.Acceptances.Count);
    }

    private static DateOnly Later(DateOnly one, DateOnly? other) => other is { } day && day > one ? day : one;
}
