using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The alerts of LVEF decisions: the hold, the repeat, what is proposed, and a decision that is overdue (rules R7, L1–L8).</summary>
internal static class HoldAlerts
{
    private const int DecisionDays = 7;

    public static void Add(Workspace work, AlertList alerts)
    {
        if (work.Holds.OpenRepeat is { } asked)
        {
            alerts.Add(new Alert(AlertCode.LvefRepeat, asked.Echo, asked.Date,
                Notes.Text($"LVEF {asked.Percent} % on {asked.Date:O}: repeat within 21 days. HER2 therapy goes on meanwhile."), Sources.LvefDecision));
        }

        if (work.Holds.StandingLvefHold?.Low is not { } low)
        {
            return;
        }

        alerts.Add(new Alert(AlertCode.LvefHold, low.Reading.Echo, low.Reading.Date,
            Notes.Text($"LVEF {low.Reading.Percent} % on {low.Reading.Date:O} ({Fall(low)}): {Notes.Names(low.InUse)} on hold until a clinician resumes, at the earliest on {low.EarliestResume:O}."),
            Sources.LvefDecision));
        AddProposals(work, low, alerts);
    }

    private static void AddProposals(Workspace work, LowLvef low, AlertList alerts)
    {
        var lowerLimit = work.Plan.Settings.LvefLowerLimitOfNormal;
        var echo = low.Latest.Echo ?? low.Reading.Echo;
        DateOnly? stood = null;
        if (ResumeSince(low, lowerLimit) is { } resume)
        {
            alerts.Add(new Alert(AlertCode.ResumeCriteriaMet, echo, resume,
                Notes.Text($"LVEF {low.Latest.Percent} % on {low.Latest.Date:O} meets the criteria to resume. A clinician decides."), Sources.LvefDecision));
            stood = resume;
        }

        if (StopSince(low, lowerLimit) is { } stop)
        {
            alerts.Add(new Alert(AlertCode.DiscontinueProposed, echo, stop, StopReason(low), Sources.LvefDecision));
            stood = stood < stop ? stood : stop;
        }

        if (stood is { } since)
        {
            alerts.Add(new Alert(AlertCode.DecisionAwaited, echo, since.AddDays(DecisionDays),
                Notes.Text($"A decision to resume or to cease has been awaited since {since:O}."), Sources.LvefDecision));
        }
    }

    /// <summary>The first day on which both the latest result and the minimum time allow to resume.</summary>
    private static DateOnly? ResumeSince(LowLvef low, decimal lowerLimit)
    {
        DateOnly? since = null;
        foreach (var repeat in low.Repeats)
        {
            since = MayResume(low, low.InUse, repeat, lowerLimit) ? since ?? repeat.Date : null;
        }

        return since < low.EarliestResume ? low.EarliestResume : since;
    }

    /// <summary>The first day on which the stop column is met; the proposal of a fourth hold survives recovery.</summary>
    private static DateOnly? StopSince(LowLvef low, decimal lowerLimit)
    {
        var trastuzumab = low.InUse.Contains(Agent.Trastuzumab);
        if (trastuzumab && low.Number >= LvefRules.HoldsBeforeStopping)
        {
            return low.Reading.Date;
        }

        DateOnly? byRepeat = null;
        DateOnly? byTime = trastuzumab ? low.Reading.Date.AddDays(LvefRules.TrastuzumabRecoveryDays + 1) : null;
        var tooLate = byTime;
        foreach (var repeat in low.Repeats)
        {
            var days = repeat.Date.DayNumber - low.Reading.Date.DayNumber;
            byRepeat = LvefRules.RepeatProposesStopping(low.InUse, low.Baseline, low.Reading.Percent, repeat.Percent, days) ? byRepeat ?? repeat.Date : null;
            if (trastuzumab)
            {
                var recovered = MayResume(low, AgentSet.Of(Agent.Trastuzumab), repeat, lowerLimit);
                byTime = recovered ? null : byTime ?? (repeat.Date > tooLate ? repeat.Date : tooLate);
            }
        }

        return (byRepeat, byTime) switch
        {
            ({ } first, { } second) => first < second ? first : second,
            _ => byRepeat ?? byTime,
        };
    }

    private static string StopReason(LowLvef low) => low.Number >= LvefRules.HoldsBeforeStopping && low.InUse.Contains(Agent.Trastuzumab)
        ? Notes.Text($"This is LVEF hold number {low.Number}: stopping {Notes.Names(low.InUse)} is proposed. A clinician decides.")
        : Notes.Text($"LVEF {low.Latest.Percent} % on {low.Latest.Date:O} has not recovered: stopping {Notes.Names(low.InUse)} is proposed. A clinician decides.");

    private static bool MayResume(LowLvef low, AgentSet agents, LvefReading repeat, decimal lowerLimit) =>
        LvefRules.MayResume(agents, low.Baseline, low.Reading.Percent, repeat.Percent, lowerLimit);

    private static string Fall(LowLvef low) => low.Baseline is { } baseline
        ? Notes.Text($"{baseline - low.Reading.Percent} points below the baseline of {baseline} %")
        : "no baseline known";
}
