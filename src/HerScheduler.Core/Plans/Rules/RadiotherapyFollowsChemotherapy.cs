namespace HerScheduler.Core.Plans.Rules;

/// <summary>R11. The day of the last cycle is too early. CMF, the exception, is in no protocol: methotrexate is not among the agents.</summary>
internal static class RadiotherapyFollowsChemotherapy
{
    public static SafetyRule Rule { get; } = new(
        "R11",
        "Radiotherapy starts after all chemotherapy (CMF excepted).",
        "error",
        "Founding article",
        "Chemotherapy makes tissue more sensitive to radiation. HER2 therapy does not count as chemotherapy and goes on (R12).")
    {
        Checks = [new(Severity.Error, WhatIsTooEarly)],
    };

    private static string? WhatIsTooEarly(ReviewSubject subject) =>
        subject.Course is { RadiotherapyStart: { } start, LastChemotherapy: { } last } && start <= last
            ? $"Radiotherapy starts on {start:O}, not after the last chemotherapy on {last:O}; the earliest is {last.AddDays(1):O}."
            : null;
}
