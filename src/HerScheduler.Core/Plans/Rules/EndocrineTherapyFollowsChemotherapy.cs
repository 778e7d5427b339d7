namespace HerScheduler.Core.Plans.Rules;

/// <summary>R8. The earliest day itself is right; the day before is not. T-DM1 and T-DXd are no chemotherapy here.</summary>
internal static class EndocrineTherapyFollowsChemotherapy
{
    public static SafetyRule Rule { get; } = new(
        "R8",
        "Endocrine therapy waits until chemotherapy is over.",
        "error",
        "Founding article",
        "Given together, endocrine therapy may blunt chemotherapy. The earliest start is one interval after the last cytotoxic cycle (7 days when it is weekly).")
    {
        Checks = [new(Severity.Error, WhatIsTooEarly)],
    };

    private static string? WhatIsTooEarly(ReviewSubject subject)
    {
        if (subject.Plan.Disease.HormoneReceptor != MarkerStatus.Positive || subject.Course.EarliestEndocrineStart is not { } earliest)
        {
            return null;
        }

        if (subject.Course.EndocrineStart is { } actual && actual < earliest)
        {
            return $"Endocrine therapy was started on {actual:O}, before {Reason(earliest, subject.Course)}.";
        }

        return subject.Plan.Endocrine?.Start is { } planned && planned < earliest
            ? $"endocrine.start {planned:O} is before {Reason(earliest, subject.Course)}."
            : null;
    }

    private static string Reason(DateOnly earliest, CourseDates course) =>
        course.LastChemotherapy is { } last
            ? $"{earliest:O}, {earliest.DayNumber - last.DayNumber} days after the last chemotherapy ({last:O})"
            : $"{earliest:O}, one interval after the last chemotherapy";
}
