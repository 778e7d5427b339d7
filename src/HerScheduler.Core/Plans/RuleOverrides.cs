using HerScheduler.Core.Json;

namespace HerScheduler.Core.Plans;

/// <summary>Reads the overrides of a plan: each rule at most once, each with a reason and a name.</summary>
internal static class RuleOverrides
{
    private static readonly Shape Shape = new("rule", "reason", "by");
    private static readonly string[] Rules = [.. SafetyReview.Rules.Select(rule => rule.Id)];
    private static readonly Expectation<string> Rule = Expect.Text("a safety rule R1 … R17", text => Rules.Contains(text));

    public static IReadOnlyList<RuleOverride> Read(ObjectReader plan)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return plan.Items("overrides", (element, place) => ReadOne(new ObjectReader(element, place, plan.Faults, Shape), seen));
    }

    private static RuleOverride ReadOne(ObjectReader item, HashSet<string> seen)
    {
        if (item.TryRequire("rule", Rule, out var rule) && !seen.Add(rule))
        {
            item.Fault("rule", $"{rule} is overridden more than once; keep one, with the whole reason");
        }

        return new RuleOverride(rule, item.Required("reason", Expect.FreeText), item.Required("by", Expect.Person));
    }
}
