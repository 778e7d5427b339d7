namespace HerScheduler.Core.Plans.Rules;

/// <summary>R17. No override covers it.</summary>
internal static class Her2PlansAreForHer2PositiveDisease
{
    public static SafetyRule Rule { get; } = new(
        "R17",
        "HER2-negative disease gets no HER2 plan; no override covers this.",
        "error",
        "US labels of trastuzumab and pertuzumab; founding article",
        "Without the receptor the agents have no target and still their harm. When a second biopsy is positive, the disease is HER2-positive: correct disease.her2.")
    {
        CanBeOverridden = false,
        Checks = [new(Severity.Error, WhatIsNegative)],
    };

    private static string? WhatIsNegative(ReviewSubject subject) =>
        subject.Plan.Disease.Her2 == MarkerStatus.Negative
            ? $"The disease is HER2-negative; {subject.Protocol.Title} is for HER2-positive disease. This cannot be overridden."
            : null;
}
