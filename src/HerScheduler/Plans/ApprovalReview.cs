using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Plans;

/// <summary>Whether the safety review lets a plan be approved.</summary>
internal static class ApprovalReview
{
    /// <summary>Null: it does. Otherwise errors stand that no override names.</summary>
    public static Problem? Against(IReadOnlyList<Finding> findings)
    {
        var rules = findings.Where(finding => finding.BlocksApproval).Select(finding => finding.Rule).ToList();
        return rules.Count == 0 ? null : Blocked(findings, string.Join(", ", rules));
    }

    private static Problem Blocked(IReadOnlyList<Finding> findings, string rules) =>
        Problem.Contradiction(
            $"The safety review stands against approval ({rules}); correct the plan, or name an override with a reason for each.",
            [new Fault("#/overrides", $"an override with a reason was expected for {rules}, or a plan that satisfies the rules")]) with
        {
            Findings = findings,
        };
}
