namespace HerScheduler.Core.Plans;

/// <summary>
/// What the overrides of a plan cover (rule C8): each the findings of its rule, or the one it names, as they stood when the document it first stands in was
/// approved, and no later one. An amendment that repeats an override word for word keeps what it covered; a new finding needs an override of its own.
/// </summary>
public sealed class OverrideCover
{
    private readonly List<(RuleOverride Override, List<string> Findings)> _covered;

    private OverrideCover(List<(RuleOverride Override, List<string> Findings)> covered) => _covered = covered;

    /// <summary>Nothing is overridden.</summary>
    public static OverrideCover Nothing { get; } = new([]);

    /// <summary>A clinician has overridden <paramref name="finding"/>.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        foreach (var (_, findings) in _covered)
        {
            if (findings.Contains(finding.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cover once a document is approved that follows the one this belongs to.</summary>
    /// <param name="overrides">Those of the document.</param>
    /// <param name="standing">All findings of the document on approval.</param>
    public OverrideCover AtApproval(IReadOnlyList<RuleOverride> overrides, IReadOnlyList<Finding> standing)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        ArgumentNullException.ThrowIfNull(standing);
        return overrides.Count == 0 ? Nothing : new([.. overrides.Select(one => (one, (List<string>)[.. Covered(one, standing)]))]);
    }

    private IEnumerable<string> Covered(RuleOverride one, IReadOnlyList<Finding> standing)
    {
        // What stood once, fell and stands again is a new finding, too: only what still stands is kept.
        var before = _covered.Find(covered => covered.Override == one).Findings;
        return standing
            .Where(finding => one.Names(finding) && SafetyReview.CanBeOverridden(finding.Rule))
            .Select(finding => finding.Id)
            .Where(id => before?.Contains(id) ?? true);
    }
}
