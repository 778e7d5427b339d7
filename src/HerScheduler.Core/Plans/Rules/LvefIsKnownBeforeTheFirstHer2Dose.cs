namespace HerScheduler.Core.Plans.Rules;

/// <summary>
/// R5. A warning at review: it keeps back the dose, not the approval. 28 days before the first dose count, the day itself included. Without a HER2 dose it is
/// content.
/// </summary>
internal static class LvefIsKnownBeforeTheFirstHer2Dose
{
    private const int WindowDays = 28;

    public static SafetyRule Rule { get; } = new(
        "R5",
        "A baseline LVEF is known before the first HER2 dose, no older than 28 days at the first dose of the protocol.",
        "warning, then alert",
        "US label of trastuzumab; founding article",
        "Every later decision about the heart compares with the baseline. A plan can be approved before the echo is done; the dose should not be given before it.")
    {
        Checks = [new(Severity.Warning, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject)
    {
        if (subject.Course.BaselineKnown || subject.Course.FirstHer2Dose is null)
        {
            return null;
        }

        var first = subject.Course.FirstDose;
        return $"No baseline LVEF is recorded; it belongs between {first.AddDays(-WindowDays):O} and {first:O}, the {WindowDays} days before the first dose.";
    }
}
