namespace HerScheduler.Core.Plans.Rules;

/// <summary>R9. Five and ten years are both within the range.</summary>
internal static class HormoneReceptorPositiveDiseaseGetsEndocrineTherapy
{
    private const int FewestYears = 5;
    private const int MostYears = 10;

    public static SafetyRule Rule { get; } = new(
        "R9",
        "Hormone-receptor-positive disease gets endocrine therapy for 5 to 10 years.",
        "error",
        "Founding article",
        "HER2 therapy does not replace it. A plan without an endocrine part is more often forgotten than meant; where it is meant, an override says why.")
    {
        Checks = [new(Severity.Error, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject) => subject.Plan switch
    {
        { Disease.HormoneReceptor: MarkerStatus.Negative } => null,
        { Endocrine: null } =>
            $"The disease is hormone-receptor-positive and the plan has no endocrine therapy; {FewestYears} to {MostYears} years of it belong in the plan.",
        { Endocrine.Years: < FewestYears or > MostYears } =>
            $"endocrine.years is {subject.Plan.Endocrine.Years}; hormone-receptor-positive disease gets {FewestYears} to {MostYears} years.",
        _ => null,
    };
}
