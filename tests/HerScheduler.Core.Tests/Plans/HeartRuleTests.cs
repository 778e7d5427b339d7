using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R5, R6 and R7: the echoes.</summary>
public sealed class HeartRuleTests
{
    [Fact]
    public void R5_warns_while_no_baseline_is_known_and_names_its_window() =>
        Given.CleanSubject.WithCourse(c => c with { BaselineKnown = false }).MessageOf("R5").ShouldBe(
            "No baseline LVEF is recorded; it belongs between 2025-12-08 and 2026-01-05, the 28 days before the first dose.");

    [Fact]
    public void R5_does_not_keep_back_the_approval()
    {
        Given.CleanSubject.WithCourse(c => c with { BaselineKnown = false }).Verdict("R5").ShouldBe("warning");
        Given.CleanSubject.Verdict("R5").ShouldBe("-");
    }

    [Theory]
    [InlineData("3-months", "3-months", "-")]
    [InlineData("12-weeks", "12-weeks", "-")]
    [InlineData("13-weeks", "13-weeks", "-")]
    [InlineData("14-weeks", "14-weeks", "warning")]
    [InlineData("4-months", "4-months", "warning")]
    [InlineData("6-months", "6-months", "warning")]
    [InlineData("6-weeks", "3-months", "-")]
    [InlineData("3-months", "4-months", "warning")]
    [InlineData("4-months", "3-months", "warning")]
    public void R6_warns_of_an_interval_over_three_months(string first, string then, string verdict)
    {
        var plan = Given.CleanSubject.Plan;
        var intervals = new EchoIntervals(Interval(first), Interval(then));

        (Given.CleanSubject with { Plan = plan with { Settings = plan.Settings with { EchoInterval = intervals } } }).Verdict("R6").ShouldBe(verdict);
    }

    [Fact]
    public void R7_is_listed_and_never_speaks_at_review() =>
        SafetyReview.Rules.Single(rule => rule.Id == "R7").ShouldSatisfyAllConditions(
            rule => rule.Severity.ShouldBe("alert"),
            rule => rule.Checks.ShouldBeEmpty());

    private static EchoInterval Interval(string name) =>
        EchoInterval.TryParse(name, out var interval) ? interval : throw new ArgumentException(name, nameof(name));
}
