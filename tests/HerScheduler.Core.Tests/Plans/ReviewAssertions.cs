using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>What one rule says about a subject.</summary>
internal static class ReviewAssertions
{
    /// <summary>"-" for silence, else the severities of the rule's findings: "error", "warning", "error warning".</summary>
    public static string Verdict(this ReviewSubject subject, string rule)
    {
        var severities = subject.FindingsOf(rule).Select(finding => finding.Severity == Severity.Error ? "error" : "warning");
        return string.Join(' ', severities) is { Length: > 0 } said ? said : "-";
    }

    public static IReadOnlyList<Finding> FindingsOf(this ReviewSubject subject, string rule) =>
        [.. SafetyReview.Review(subject).Where(finding => finding.Rule == rule)];

    public static string MessageOf(this ReviewSubject subject, string rule) => subject.FindingsOf(rule).ShouldHaveSingleItem().Message;
}
