namespace HerScheduler.Core.Plans.Rules;

/// <summary>R12. A pause because of LVEF is not meant.</summary>
internal static class Her2TherapyGoesOnDuringRadiotherapy
{
    public static SafetyRule Rule { get; } = new(
        "R12",
        "HER2 therapy is not paused for radiotherapy.",
        "warning",
        "Founding article",
        "The two are compatible, and each pause lengthens the course and may ask for a new loading dose.")
    {
        Checks = [new(Severity.Warning, WhatIsPaused)],
    };

    private static string? WhatIsPaused(ReviewSubject subject) => subject.Course switch
    {
        { Her2PausedInRadiotherapy: false } => null,
        { RadiotherapyStart: { } start } =>
            $"HER2 therapy pauses during the radiotherapy that starts on {start:O}, for no reason of LVEF; it goes on at its interval.",
        _ => "HER2 therapy pauses during radiotherapy, for no reason of LVEF; it goes on at its interval.",
    };
}
