using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>C8: an override covers the findings that stood on approval, and no later one.</summary>
public sealed class OverrideTests
{
    private static readonly DateOnly Today = Given.Day("2026-02-10");
    private static readonly TreatmentPlan PlainHp = Given.Plan with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.Hp } };
    private static readonly TreatmentPlan Tch = Given.Plan with { Protocol = "tch" };

    [Fact]
    public void Each_dose_that_comes_too_close_is_a_finding_of_its_own() =>
        Clashing.FindingsOf("R2").Select(finding => finding.Id).ShouldBe(["R2:hp-1", "R2:hp-2"]);

    [Fact]
    public void An_override_without_a_finding_covers_all_of_its_rule() =>
        Clashing.Overriding("R2").FindingsOf("R2").ShouldAllBe(finding => finding.Overridden);

    [Fact]
    public void An_override_that_names_a_finding_covers_that_one() =>
        Clashing.Overriding("R2", "R2:hp-2").FindingsOf("R2").Where(finding => finding.Overridden).Select(finding => finding.Id).ShouldBe(["R2:hp-2"]);

    [Fact]
    public void What_stood_on_approval_stays_covered_whatever_is_recorded()
    {
        var course = Given.Course(PlainHp with { Overrides = [Because("R13")] });

        course.Recorded(new LvefResult { Id = "f1", Plan = PlainHp.Id, By = "x", Date = Given.Day("2025-12-29"), Percent = 62 });

        course.ScheduleOn(Today).Findings.Single(finding => finding.Rule == "R13").Overridden.ShouldBeTrue();
    }

    [Fact]
    public void An_override_given_in_advance_covers_nothing_later()
    {
        // On approval endocrine therapy is planned late enough; it is started too early all the same.
        var plan = Given.CleanSubject.Plan with { Overrides = [Because("R8")] };
        var course = Given.Course(plan).Recorded(new EndocrineStarted { Id = "f1", Plan = plan.Id, By = "x", Date = Given.Day("2026-02-02") });

        course.ScheduleOn(Today).Findings.Single(finding => finding.Rule == "R8").BlocksApproval.ShouldBeTrue();
    }

    [Theory]
    [InlineData("the tumor board decided", null, false)]
    [InlineData("the tumor board decided again", null, true)]
    [InlineData("the tumor board decided", "R13", true)]
    public void A_new_finding_of_an_amendment_needs_an_override_of_its_own(string reason, string? finding, bool accepted)
    {
        var course = Given.Course(Given.Plan with { Overrides = [Because("R13")] });
        var amendment = Amend(PlainHp with { Overrides = [new RuleOverride("R13", reason, "dr.one@example.org", finding)] });

        var answer = course.Record(amendment, Today);

        (answer is Recording.Accepted).ShouldBe(accepted);
        (answer as Recording.Refused)?.Refusal.Faults[0].Detail.ShouldEndWith(
            "one that stood in the plan before covers no new finding, so name the finding or say the reason anew");
    }

    [Fact]
    public void An_amendment_that_repeats_an_override_keeps_what_it_covered()
    {
        var course = Given.Course(Tch with { Overrides = [Because("R1")] });

        course.Recorded(Amend(Tch with { Overrides = [Because("R1")], Navigator = "navigator.two@example.org" }));

        course.ScheduleOn(Today).Findings.Single(finding => finding.Rule == "R1").Overridden.ShouldBeTrue();
    }

    [Fact]
    public void A_finding_that_went_and_comes_back_is_a_new_one()
    {
        var course = Given.Course(Tch with { Overrides = [Because("R1")] }).Recorded(Amend(Given.Plan with { Overrides = [Because("R1")] }));

        course.Record(Amend(Tch with { Overrides = [Because("R1")] }, "again"), Today).ShouldBeOfType<Recording.Refused>();
    }

    [Fact]
    public void Replaying_covers_the_same()
    {
        Fact amendment = Amend(PlainHp with { Overrides = [Because("R13")] });
        var plan = Given.Plan with { Overrides = [] };

        var replayed = Scheduler.Project(plan, [amendment], PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, Today);

        ScheduleJson.ToUtf8(replayed, 0).ShouldBe(ScheduleJson.ToUtf8(Given.Course(plan).Recorded(amendment).ScheduleOn(Today), 0));
        replayed.Findings.Single(finding => finding.Rule == "R13").Overridden.ShouldBeTrue();
    }

    /// <summary>Four AC, and beside the last two of them HP.</summary>
    private static ReviewSubject Clashing { get; } = Given.CleanSubject.On(Given.Neoadjuvant(
        "own",
        Given.Track("pause", 42, 1, Agent.Paclitaxel),
        Given.Track("ac", 21, 4, Agent.Doxorubicin, Agent.Cyclophosphamide),
        Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab) with { After = "pause" }));

    private static RuleOverride Because(string rule) => new(rule, "the tumor board decided", "dr.one@example.org");

    private static PlanAmended Amend(TreatmentPlan document, string id = "amended") => new() { Id = id, Plan = Given.Plan.Id, By = "x", Document = document };
}
