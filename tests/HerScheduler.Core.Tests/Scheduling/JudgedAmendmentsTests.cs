using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Which amendments are refused, and why (rules C7, C8, C13).</summary>
public sealed class JudgedAmendmentsTests
{
    private static readonly TreatmentPlan Her2Negative = Given.Plan with { Disease = Given.Plan.Disease with { Her2 = MarkerStatus.Negative } };

    [Fact]
    public void Against_HER2_negative_disease_no_override_is_offered() =>
        Given.Life().Judged(Told.Amended(Her2Negative)).Refused().ShouldSatisfyAllConditions(
            said => said.ShouldContain("R17"), said => said.ShouldEndWith("Correct it"));

    [Fact]
    public void With_another_finding_beside_it_the_override_of_that_one_is() =>
        Given.Life().Judged(Told.Amended(Her2Negative with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.Hp } })).Refused()
            .ShouldSatisfyAllConditions(said => said.ShouldContain("R13"), said => said.ShouldContain("name an override with a reason"));

    [Fact]
    public void A_finding_that_a_fact_has_brought_does_not_keep_back_an_amendment_about_something_else()
    {
        // Radiotherapy in the middle of chemotherapy is R11, an error; it has happened.
        var life = Given.Life().Doses("tchp-1 2026-01-05")
            .Tell(new RadiotherapyStarted { Id = "early", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-02-01") });
        life.On("2026-02-02").Findings.ShouldContain(finding => finding.Rule == "R11" && finding.BlocksApproval);

        life.Judged(Told.Amended(Given.Plan with { Navigator = "navigator.two@example.org" })).ShouldBe(null, null);
    }

    [Theory]
    [InlineData("2026-01-27", null, null)]
    [InlineData("2026-01-28", "#/document/history/firstHer2Dose", "expected a day before 2026-01-28")]
    [InlineData("2026-02-10", "#/document/history/firstHer2Dose", "expected a day before 2026-01-28")]
    public void The_first_HER2_dose_of_the_history_lies_before_every_HER2_dose_of_the_plan(string first, string? pointer, string? because)
    {
        // Chemotherapy on the 26th, the antibodies two days later.
        var life = Given.Life().Tell(Told.Dose("tchp-1", "2026-01-26", Agent.Docetaxel, Agent.Carboplatin))
            .Tell(Told.Dose("tchp-1", "2026-01-28", Agent.Trastuzumab, Agent.Pertuzumab)).Doses("tchp-2 2026-02-16");

        life.Judged(Told.Amended(Given.Plan with { History = History(first) })).ShouldBe(pointer, because);
    }

    [Fact]
    public void Chemotherapy_of_the_plan_may_lie_before_the_first_HER2_dose_of_the_history() =>
        Given.Life(Given.Plan with { Protocol = "ac-thp" }).Doses("ac-1 2026-01-05")
            .Judged(Told.Amended(Given.Plan with { Protocol = "ac-thp", History = History("2026-02-10") })).ShouldBe(null, null);

    [Fact]
    public void The_last_dose_of_an_agent_is_compared_with_the_doses_of_that_agent()
    {
        var plan = Given.Plan with { Protocol = "tch", Overrides = [new RuleOverride("R1", "pertuzumab allergy", "dr.one@example.org")] };
        var history = History(null) with { LastHer2Doses = [new LastDose(Agent.Pertuzumab, Given.Day("2026-01-10"))] };

        Given.Life(plan).Doses("tch-1 2026-01-05").Judged(Told.Amended(plan with { History = history })).ShouldBe(null, null);
    }

    [Fact]
    public void Another_history_takes_the_place_of_the_one_before()
    {
        var plan = Given.Plan with { History = History(null) with { BaselineLvef = new BaselineLvef(Given.Day("2025-12-01"), 60) } };
        var life = Given.Life(plan);
        life.On("2026-01-05").LastLvef.ShouldBe(new LastLvef(Given.Day("2025-12-01"), 60));

        life.Tell(Told.Amended(plan with { History = History(null) with { BaselineLvef = new BaselineLvef(Given.Day("2025-12-03"), 64) } }));

        life.On("2026-01-05").LastLvef.ShouldBe(new LastLvef(Given.Day("2025-12-03"), 64));
    }

    private static History History(string? first) => new(Anthracycline: false, 0, first is null ? null : Given.Day(first), [], BaselineLvef: null);
}
