namespace HerScheduler.Core.Plans;

/// <summary>The review of a plan against the safety rules R1–R17.</summary>
public static class SafetyReview
{
    /// <param name="subject">What is reviewed.</param>
    /// <returns>Findings in the order of the rules.</returns>
    public static IReadOnlyList<Finding> Review(ReviewSubject subject) => throw new NotImplementedException();
}
