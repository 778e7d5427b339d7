namespace HerScheduler.Core.Plans.Rules;

/// <summary>R16.</summary>
internal static class ANeoadjuvantPlanHasSurgery
{
    public static SafetyRule Rule { get; } = new(
        "R16",
        "A neoadjuvant plan has surgery.",
        "error",
        "Founding article",
        "Neoadjuvant therapy prepares an operation, and pathology decides what follows; without surgery nothing after it has an anchor.")
    {
        Checks = [new(Severity.Error, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject) =>
        subject.Protocol is { IsNeoadjuvant: true, Surgery: false }
            ? $"Protocol {subject.Protocol.Id} is neoadjuvant and has no surgery; a neoadjuvant plan ends in surgery."
            : null;
}
