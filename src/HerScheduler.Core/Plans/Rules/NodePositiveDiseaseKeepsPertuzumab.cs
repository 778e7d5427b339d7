using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R14. Neoadjuvant protocols only: the others have no branch after pathology.</summary>
internal static class NodePositiveDiseaseKeepsPertuzumab
{
    public static SafetyRule Rule { get; } = new(
        "R14",
        "After a complete response, disease that was node-positive at diagnosis goes on with pertuzumab beside trastuzumab.",
        "warning",
        "US label of pertuzumab (adjuvant); founding article",
        "Positive nodes at diagnosis mean a higher risk of recurrence, also when surgery finds no disease left.")
    {
        Checks = [new(Severity.Warning, WhatIsWrong)],
    };

    private static string? WhatIsWrong(ReviewSubject subject)
    {
        if (!subject.Protocol.IsNeoadjuvant || !subject.Plan.Disease.IsNodePositive)
        {
            return null;
        }

        return (subject.Plan.AfterSurgery.Pcr, subject.Course.PertuzumabCeased) switch
        {
            (AntibodyTherapy.H, _) => "afterSurgery.pcr is h and the nodes were positive at diagnosis; hp keeps pertuzumab beside trastuzumab.",
            (_, true) => "pertuzumab was ceased and the nodes were positive at diagnosis; trastuzumab goes on alone.",
            _ => null,
        };
    }
}
