using HerScheduler.Core.Json;

namespace HerScheduler.Core.Plans;

/// <summary>Reads the overrides of a plan: each rule or finding at most once, each with a reason and a name.</summary>
internal static class RuleOverrides
{
    private static readonly Shape Shape = new("rule", "finding", "reason", "by");
    private static readonly string[] Rules = [.. SafetyReview.Rules.Select(rule => rule.Id)];
    private static readonly Expectation<string> Rule = Expect.Text($"a safety rule {Rules[0]} … {Rules[^1]}", text => Rules.Contains(text));
    private static readonly Expectation<string> FindingId = Expect.Line(84);

    public static IReadOnlyList<RuleOverride> Read(ObjectReader plan)
    {
        var seen = new HashSet<(string Rule, string? Finding)>();
        return plan.Items("overrides", (element, place) => ReadOne(new ObjectReader(element, place, plan.Faults, Shape), seen));
    }

    private static RuleOverride ReadOne(ObjectReader item, HashSet<(string Rule, string? Finding)> seen)
    {
        var isRule = item.TryRequire("rule", Rule, out var rule);
        var finding = item.TryRead("finding", FindingId, out var named) ? named : null;
        if (isRule && finding is not null && finding != rule && !finding.StartsWith($"{rule}:", StringComparison.Ordinal))
        {
            item.Fault("finding", $"expected the id of a finding of {rule} ({rule}, or {rule}:EVENT), found {Found.Quote(finding)}");
        }
        else if (isRule && !seen.Add((rule, finding)))
        {
            item.Fault("rule", $"{finding ?? rule} is overridden more than once; keep one, with the whole reason");
        }

        return new RuleOverride(rule, item.Required("reason", Expect.FreeText), item.Required("by", Expect.Person), finding);
    }
}
