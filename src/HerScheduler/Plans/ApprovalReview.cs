using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Plans;

/// <summary>Whether the safety review lets a plan be approved.</summary>
internal static class ApprovalReview
{
    /// <summary>Null: it does. Otherwise errors stand that no override covers.</summary>
    public static Problem? Against(IReadOnlyList<Finding> findings)
    {
        var rules = findings.Where(finding => finding.BlocksApproval).Select(finding => finding.Rule).Distinct().ToList();
        return rules.Count == 0 ? null : Blocked(findings, rules);
    }

    private static Problem Blocked(IReadOnlyList<Finding> findings, IReadOnlyList<string> rules) =>
        Problem.Contradiction(
            $"The safety review stands against approval ({string.Join(", ", rules)}); correct the plan, or name an override with a reason for each that can be overridden.",
            [.. Faults([.. rules.Where(SafetyReview.CanBeOverridden)], [.. rules.Where(rule => !SafetyReview.CanBeOverridden(rule))])]) with
        {
            Findings = findings,
        };

    private static IEnumerable<Fault> Faults(IReadOnlyList<string> overridable, IReadOnlyList<string> final)
    {
        if (overridable.Count > 0)
        {
            yield return new Fault("#/overrides",
                $"an override with a reason was expected for {string.Join(", ", overridable)}, or a plan that satisfies the rules");
        }

        if (final.Count > 0)
        {
            yield return new Fault("#", $"a plan that satisfies {string.Join(", ", final)} was expected: no override covers that");
        }
    }
}
