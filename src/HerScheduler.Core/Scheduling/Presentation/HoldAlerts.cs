using HerScheduler.Core.Cardiac;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts of LVEF decisions: the hold, the repeat, what is proposed, and a decision that is overdue (rules R7, L8).</summary>
internal static class HoldAlerts
{
    private const int DecisionDays = 7;

    public static void Add(Workspace work, AlertList alerts)
    {
        if (work.Holds.OpenRepeat is { } asked)
        {
            alerts.Add(new Alert(AlertCode.LvefRepeat, asked.Echo, asked.Date,
                Notes.Text($"LVEF {asked.Shown} % on {asked.Date:O}: repeat within 21 days. HER2 therapy goes on meanwhile."), work.Ledger.Policy.Source));
        }

        if (work.Holds.StandingLvefHold?.Low is { } low)
        {
            AddHold(low, Notes.Text($"on hold until a clinician resumes, at the earliest on {low.EarliestResume:O}"), work, alerts);
            AddProposals(low, work.Ledger.Policy.Source, alerts);
        }
        else if (UntilItsResume(work, alerts.AsOf) is { Low: { } still, ResumedFrom: { } from })
        {
            AddHold(still, Notes.Text($"on hold until {from:O}, from when a clinician resumes"), work, alerts);
        }
    }

    private static void AddHold(LowLvef low, string until, Workspace work, AlertList alerts) =>
        alerts.Add(new Alert(AlertCode.LvefHold, low.Reading.Echo, low.Reading.Date,
            Notes.Text($"LVEF {low.Reading.Shown} % on {low.Reading.Date:O} ({Fall(low)}): {Notes.Names(low.InUse)} {until}."), work.Ledger.Policy.Source));

    /// <summary>
    /// The hold that ends by a resume from a day ahead, while the last LVEF is below normal: only from that day on it is
    /// <c>lvef-below-normal</c>, and an LVEF is never silently low. Else null.
    /// </summary>
    private static HoldPeriod? UntilItsResume(Workspace work, DateOnly asOf)
    {
        if (work.BelowNormal is not { } below || below.Since <= asOf)
        {
            return null;
        }

        foreach (var period in work.Holds.Periods)
        {
            if (period is { Low: not null, ResumedFrom: { } from } && from > asOf)
            {
                return period;
            }
        }

        return null;
    }

    private static void AddProposals(LowLvef low, string source, AlertList alerts)
    {
        var echo = low.Latest.Echo ?? low.Reading.Echo;
        if (low.ResumeSince is { } resume)
        {
            alerts.Add(new Alert(AlertCode.ResumeCriteriaMet, echo, resume,
                Notes.Text($"LVEF {low.Latest.Shown} % on {low.Latest.Date:O} meets the criteria to resume. A clinician decides."), source));
        }

        if (low.StopSince is { } stop)
        {
            alerts.Add(new Alert(AlertCode.DiscontinueProposed, echo, stop, StopReason(low), source));
        }

        if ((low.StopSince < low.ResumeSince ? low.StopSince : low.ResumeSince ?? low.StopSince) is { } since)
        {
            alerts.Add(new Alert(AlertCode.DecisionAwaited, echo, since.AddDays(DecisionDays),
                Notes.Text($"A decision to resume or to cease has been awaited since {since:O}."), source));
        }
    }

    private static string StopReason(LowLvef low) => low.IsOneHoldTooMany
        ? Notes.Text($"This is LVEF hold number {low.Number}: stopping {Notes.Names(low.InUse)} is proposed. A clinician decides.")
        : Notes.Text($"LVEF {low.Latest.Shown} % on {low.Latest.Date:O} has not recovered: stopping {Notes.Names(low.InUse)} is proposed. A clinician decides.");

    private static string Fall(LowLvef low) => low.Baseline is { } baseline
        ? Notes.Text($"{baseline - low.Reading.Percent} points below the baseline of {baseline} %")
        : "no baseline known";
}
