using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R13. Asked of the plan's choice, before pathology has answered.</summary>
internal static class ResidualDiseaseGetsAConjugate
{
    public static SafetyRule Rule { get; } = new(
        "R13",
        "Residual disease after neoadjuvant therapy gets 14 cycles of T-DM1 (or of T-DXd), not plain HP or H.",
        "error",
        "KATHERINE; founding article",
        "Disease that outlived trastuzumab and pertuzumab gets a conjugate, which brings a cytotoxic drug to the cells that are left.")
    {
        Checks = [new(Severity.Error, WhatIsWrong)],
    };

    private static string? WhatIsWrong(ReviewSubject subject) =>
        subject.Protocol.IsNeoadjuvant && subject.Plan.AfterSurgery.Residual is var residual and (ResidualTherapy.Hp or ResidualTherapy.H)
            ? $"afterSurgery.residual is {WireNames<ResidualTherapy>.Of(residual)}; residual disease gets 14 cycles of t-dm1 (or t-dxd)."
            : null;
}
