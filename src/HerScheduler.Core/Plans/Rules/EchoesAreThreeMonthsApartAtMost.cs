namespace HerScheduler.Core.Plans.Rules;

/// <summary>R6. At review the interval that was chosen; later the alert <c>lvef-gap</c> watches what happens.</summary>
internal static class EchoesAreThreeMonthsApartAtMost
{
    public static SafetyRule Rule { get; } = new(
        "R6",
        "On HER2 therapy no more than the echo interval plus 14 days pass between two LVEFs, and the interval is 3 months at most.",
        "warning",
        "US label of trastuzumab; founding article",
        "LVEF falls without symptoms at first. In published cohorts monitoring is what slips: 36 % of 2,203 US Medicare patients on trastuzumab had enough of it.")
    {
        Checks = [new(Severity.Warning, WhatIsTooLong)],
    };

    private static string? WhatIsTooLong(ReviewSubject subject)
    {
        var intervals = subject.Plan.Settings.EchoInterval;
        var tooLong = intervals.First.IsLong ? intervals.First : intervals.Then;
        return tooLong.IsLong
            ? $"settings.echoInterval is {tooLong.Name}; on HER2 therapy LVEF is measured every 3 months or 13 weeks at the latest."
            : null;
    }
}
