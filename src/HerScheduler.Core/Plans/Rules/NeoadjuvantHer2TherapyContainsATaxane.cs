using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R3. A taxane anywhere before surgery will do; a named clinical trial explains its absence.</summary>
internal static class NeoadjuvantHer2TherapyContainsATaxane
{
    public static SafetyRule Rule { get; } = new(
        "R3",
        "HER2 therapy before surgery comes with a taxane, unless the plan names a clinical trial.",
        "error",
        "KRISTINE; founding article",
        "KRISTINE left the taxane and carboplatin out (T-DM1 with pertuzumab) and compared with TCHP: pathologic complete response 44.4 % v 55.7 %, "
        + "event-free survival HR 2.61, 15 locoregional progressions before surgery v 0.")
    {
        Checks = [new(Severity.Error, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject)
    {
        var before = ProtocolOutline.Of(subject.Protocol).InitialAgents;
        return subject.Protocol.IsNeoadjuvant
            && before.Overlaps(AgentSet.Her2)
            && !before.Overlaps(AgentSet.Taxanes)
            && string.IsNullOrWhiteSpace(subject.Plan.ClinicalTrial)
                ? $"Protocol {subject.Protocol.Id} gives HER2 therapy before surgery without docetaxel or paclitaxel; add a taxane, or name the trial in clinicalTrial."
                : null;
    }
}
