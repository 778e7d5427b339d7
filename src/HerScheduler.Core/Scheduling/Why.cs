namespace HerScheduler.Core.Scheduling;

/// <summary>The rule that puts an event on its date.</summary>
internal enum WhyRule
{
    None,
    PlanStart,
    Interval,
    FirstAfterTrack,
    Restart,
    AfterLastHer2Dose,
    AfterPostOperativeChemotherapy,
    AfterChemotherapy,
    AfterCease,
    AfterSurgery,
    LastFraction,
    MondayAfterRadiotherapy,
    OwnDate,
    EarliestEndocrine,
    CalendarMonths,
    Completion,
    CompletionLastDose,
    CompletionYear,
    BeforeDose,
    EchoMonths,
    EchoDays,
    EchoCloseWatch,
    EchoBeforeGap,
    AfterLowResult,
    AfterRepeat,
    BelowNormal,
    LastDose,
    LastDoseMonths,
    TaskOffset,
    TaskDays,
}

/// <summary>A rule and what it counts from; rendered only when a schedule is shown.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Anchor">What it counts from: an event's key or a phrase.</param>
/// <param name="AnchorDate">The anchor's date.</param>
/// <param name="Count">Days, months or cycles, as the rule says.</param>
/// <param name="Other">A second date that the rule names.</param>
internal readonly record struct Why(WhyRule Rule, string Anchor, DateOnly AnchorDate, int Count, DateOnly Other = default);
