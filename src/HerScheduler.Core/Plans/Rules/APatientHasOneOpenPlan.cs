namespace HerScheduler.Core.Plans.Rules;

/// <summary>R19. Only the installation knows a patient's other plans: it asks on approval, with <see cref="SafetyReview.OfOtherOpenPlans"/>.</summary>
internal static class APatientHasOneOpenPlan
{
    public static SafetyRule Rule { get; } = new(
        "R19",
        "A patient has one open plan at one installation.",
        "error",
        "site practice",
        "Two open plans of one patient send two schedules, two sets of doses and two reminders, and a result is recorded on one of them only. "
        + "Amend the open plan, or close it with patient-transferred before another begins.");

    public static string? WhatIsOpen(IReadOnlyList<string> others) => others.Count == 0
        ? null
        : $"The patient has another open plan here: {string.Join(", ", others)}. Amend that one, or close it first.";
}
