namespace HerScheduler.Core.Plans.Rules;

/// <summary>R10. Listed so that nobody takes the silence for an oversight.</summary>
internal static class EndocrineTherapyMayRunBesideHer2TherapyAndRadiotherapy
{
    public static SafetyRule Rule { get; } = new(
        "R10",
        "Endocrine therapy may run at the same time as HER2 therapy and as radiotherapy; this is never flagged.",
        "none",
        "Founding article",
        "Only chemotherapy is kept apart from endocrine therapy (R8).");
}
