using System.Globalization;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>The review as a whole: the list, the order, overrides, and what it costs.</summary>
public sealed class SafetyReviewTests
{
    [Fact]
    public void All_nineteen_rules_are_listed_in_order_with_sentence_source_and_explanation()
    {
        SafetyReview.Rules.Select(rule => rule.Id).ShouldBe(Enumerable.Range(1, 19).Select(n => $"R{n}"));
        foreach (var rule in SafetyReview.Rules)
        {
            rule.Sentence.ShouldEndWith(".");
            rule.Explanation.ShouldEndWith(".");
            rule.Source.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void The_listed_severity_is_the_severity_of_the_findings()
    {
        foreach (var rule in SafetyReview.Rules.Where(rule => rule.Checks.Length > 0))
        {
            foreach (var check in rule.Checks)
            {
                rule.Severity.ShouldContain(check.Severity == Severity.Error ? "error" : "warning");
            }
        }
    }

    [Fact]
    public void A_clean_plan_has_no_finding() =>
        SafetyReview.Review(Given.CleanSubject).ShouldBeEmpty();

    [Fact]
    public void Findings_come_in_the_order_of_the_rules_with_the_source_of_their_rule()
    {
        var findings = SafetyReview.Review(Broken);

        findings.Select(finding => finding.Rule).ShouldBe(["R1", "R5", "R9", "R13"]);
        findings.ShouldAllBe(finding => finding.Source == SafetyReview.Rules.Single(rule => rule.Id == finding.Rule).Source);
    }

    [Fact]
    public void An_override_covers_its_own_rule_and_no_other()
    {
        var findings = SafetyReview.Review(Broken.Overriding("R1"));

        findings.Single(finding => finding.Rule == "R1").ShouldSatisfyAllConditions(
            finding => finding.Overridden.ShouldBeTrue(),
            finding => finding.BlocksApproval.ShouldBeFalse());
        findings.Where(finding => finding.Rule != "R1").ShouldAllBe(finding => !finding.Overridden);
        findings.Where(finding => finding.BlocksApproval).Select(finding => finding.Rule).ShouldBe(["R9", "R13"]);
    }

    [Fact]
    public void An_override_of_R1_does_not_cover_R13() =>
        SafetyReview.Review(Given.CleanSubject.WithAfterSurgery(a => a with { Residual = ResidualTherapy.Hp }).Overriding("R1"))
            .ShouldHaveSingleItem().Overridden.ShouldBeFalse();

    [Fact]
    public void An_override_of_a_rule_that_is_kept_says_nothing() =>
        SafetyReview.Review(Given.CleanSubject.Overriding("R1")).ShouldBeEmpty();

    [Fact]
    public void Messages_do_not_depend_on_the_culture_of_the_machine()
    {
        var small = Given.CleanSubject.WithDisease(d => d with { Stage = Stage.IA, TumorSizeCm = 1.9m, Nodes = MarkerStatus.Negative })
            .WithCourse(c => c with { BaselineKnown = false });
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("th-TH");
            small.MessageOf("R5").ShouldContain("2025-12-08");
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            small.MessageOf("R18").ShouldContain("1.9 cm");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_review_with_nothing_to_report_allocates_nothing()
    {
        SafetyReview.Review(Given.CleanSubject);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            SafetyReview.Review(Given.CleanSubject);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static ReviewSubject Broken { get; } = Given.CleanSubject
        .On(Given.BuiltIn("tch"))
        .WithEndocrine(null)
        .WithAfterSurgery(a => a with { Residual = ResidualTherapy.Hp })
        .WithCourse(c => c with { BaselineKnown = false });
}
