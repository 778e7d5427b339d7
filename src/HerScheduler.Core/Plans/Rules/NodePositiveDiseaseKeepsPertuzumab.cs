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

    private static string? WhatIsWrong(ReviewSubject subject) =>
        subject.Protocol.IsNeoadjuvant && subject.Plan is { AfterSurgery.Pcr: AntibodyTherapy.H, Disease.IsNodePositive: true }
            ? "afterSurgery.pcr is h and the nodes were positive at diagnosis; hp keeps pertuzumab beside trastuzumab."
            : null;
}
