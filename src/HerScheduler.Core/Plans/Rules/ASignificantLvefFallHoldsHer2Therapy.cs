namespace HerScheduler.Core.Plans.Rules;

/// <summary>R7. Nothing in a plan can break it: results do, and then the alert <c>lvef-hold</c> speaks.</summary>
internal static class ASignificantLvefFallHoldsHer2Therapy
{
    public static SafetyRule Rule { get; } = new(
        "R7",
        "A significant fall of LVEF puts HER2 therapy on hold at once, until a clinician resumes or ends it.",
        "alert",
        "US labels of trastuzumab, pertuzumab, T-DM1 and T-DXd",
        "The thresholds depend on the agent. The hold does not wait for anybody; ending it does. In one US centre trastuzumab was not held after 4 of 18 such falls.");
}
