using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R19: one open plan a patient. The installation knows the others and asks.</summary>
public sealed class OpenPlanRuleTests
{
    [Fact]
    public void R19_is_content_with_a_patients_only_plan() =>
        SafetyReview.OfOtherOpenPlans(Given.Plan, []).ShouldBeNull();

    [Fact]
    public void R19_names_the_other_open_plans_and_blocks()
    {
        var finding = SafetyReview.OfOtherOpenPlans(Given.Plan, ["plan-0007", "plan-0009"]).ShouldNotBeNull();

        finding.Id.ShouldBe("R19");
        finding.BlocksApproval.ShouldBeTrue();
        finding.Message.ShouldBe("The patient has another open plan here: plan-0007, plan-0009. Amend that one, or close it first.");
    }

    [Fact]
    public void R19_can_be_overridden_like_any_error()
    {
        var plan = Given.Plan with { Overrides = [new RuleOverride("R19", "bilateral disease, two plans on purpose", "dr.one@example.org")] };

        SafetyReview.OfOtherOpenPlans(plan, ["plan-0007"]).ShouldNotBeNull().BlocksApproval.ShouldBeFalse();
    }

    [Fact]
    public void R19_is_listed_and_never_speaks_at_the_review_of_a_plan_by_itself() =>
        SafetyReview.Rules.Single(rule => rule.Id == "R19").Checks.ShouldBeEmpty();
}
