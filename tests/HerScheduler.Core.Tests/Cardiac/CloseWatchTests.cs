using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>Close watch: what begins it, and what ends it.</summary>
public sealed class CloseWatchTests
{
    private static readonly TreatmentPlan Antibodies = Given.Plan with { Protocol = "hp" };

    [Fact]
    public void The_baseline_of_a_patient_who_was_on_HER2_therapy_before_is_the_one_stated_whenever_it_was_measured()
    {
        // 65 to 53 is a fall of 12: the next echo is 42 days after the result of 24 February. It had been planned for 26 March, three months after the
        // baseline:
        // too late to be the one that the result belongs to.
        var plan = Antibodies with
        {
            History = new History(Anthracycline: false, Her2Thirds: 0, FirstHer2Dose: Given.Day("2025-09-21"), LastHer2Doses: [],
                new BaselineLvef(Given.Day("2025-12-26"), 65)),
        };

        Given.Life(plan).Lvef("2026-02-24", 53).Course.ScheduleOn(Given.Day("2026-02-25")).Find("echo-1")!.Date.ShouldBe(Given.Day("2026-04-07"));
    }

    [Fact]
    public void It_ends_with_the_acceptance_that_somebody_ended()
    {
        // Three months after the first dose again, 5 April, rolled back from a Sunday.
        var life = Given.Life(Antibodies).Lvef("2025-12-30", 60).Doses("hp-1 2026-01-05")
            .Tell(new LvefAccepted { Id = "a", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-01"), Floor = 49, Reason = "cardiology agrees" })
            .Tell(new LvefAcceptanceEnded { Id = "e", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-10"), Reason = "not needed" });

        life.Course.ScheduleOn(Given.Day("2026-02-11")).Find("echo-1")!.Date.ShouldBe(Given.Day("2026-04-03"));
    }

    [Theory]
    [InlineData("hp", "2026-04-14")]
    [InlineData("h", "2026-06-03")]
    public void Without_a_baseline_a_value_under_the_threshold_of_an_agent_in_use_begins_it(string protocol, string next)
    {
        // 48 is normal here, 45 or above. It is under the 50 of pertuzumab, which counts as a fall of 10; trastuzumab alone knows of no fall. By this policy
        // it is repeated after 21 days, on 3 March; the next echo is 42 days after that, else three months.
        var settings = PlanSettings.Default with { LvefPolicy = "esc-2022", LvefLowerLimitOfNormal = 45 };
        var life = Given.Life(Antibodies with { Protocol = protocol, Settings = settings }).Doses($"{protocol}-1 2026-01-05").Lvef("2026-02-10", 48);

        (life.DateOf("echo-repeat-1", "2026-02-11"), life.DateOf("echo-1", "2026-02-11")).ShouldBe(("2026-03-03", next));
    }

    [Fact]
    public void It_stays_after_an_acceptance_that_ran_out_while_the_last_LVEF_was_measured_under_it()
    {
        // The result is echo-1, due 42 days after the first dose. echo-2 is 42 days after 10 February, although the acceptance no longer stands since 1 March.
        var life = Given.Life(Antibodies).Lvef("2025-12-30", 60).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Tell(new LvefAccepted
        {
            Id = "a", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-01"), Floor = 45, Until = Given.Day("2026-03-01"), Reason = "cardiology agrees",
        });

        life.Lvef("2026-02-10", 55).DateOf("echo-2", "2026-03-05").ShouldBe("2026-03-24");
    }

    [Fact]
    public void The_baseline_stated_for_therapy_elsewhere_counts_also_beside_an_older_result_of_this_plan()
    {
        // 65 to 53 again; from the 55 of 10 September it would be a fall of 2.
        var plan = Antibodies with
        {
            History = new History(Anthracycline: false, Her2Thirds: 0, FirstHer2Dose: Given.Day("2025-09-21"), LastHer2Doses: [],
                new BaselineLvef(Given.Day("2025-12-26"), 65)),
        };

        Given.Life(plan).Lvef("2025-09-10", 55).Lvef("2026-02-24", 53).OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-04-07"]);
    }

    [Theory]
    [InlineData(12, "2026-02-16", "42 days after hp-1 (2026-01-05): close watch")]
    [InlineData(4, "2026-02-02", "28 days after hp-1 (2026-01-05): close watch")] // never longer than without
    public void It_shortens_the_interval_and_says_so(int weeks, string next, string why)
    {
        var settings = PlanSettings.Default with { EchoInterval = EchoInterval.OfWeeks(weeks) };
        var life = Given.Life(Antibodies with { Settings = settings }).Lvef("2025-12-29", 60).Doses("hp-1 2026-01-05").Accepted("2026-01-20", 45);

        life.OpenEchoes("echo-", 1).ShouldBe([$"echo-1 {next}"]);
        life.On("2026-01-20").Find("echo-1")!.Why.ShouldContain(why);
    }

    [Theory]
    [InlineData("2026-01-05", "echo-1 2026-02-16")] // six weeks after it
    [InlineData("2026-01-06", "echo-1 2026-04-06")] // three months after it
    public void A_normal_result_on_the_day_of_the_first_dose_is_none_on_treatment(string measured, string next)
    {
        var settings = PlanSettings.Default with { EchoInterval = new EchoIntervals(EchoInterval.OfWeeks(6), EchoInterval.ThreeMonths) };

        Given.Life(Antibodies with { Settings = settings }).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05").Lvef(measured, 60)
            .OpenEchoes("echo-", 1).ShouldBe([next]);
    }

    [Fact]
    public void A_normal_result_on_the_day_of_the_resume_is_none_after_it()
    {
        // Low on 9 February; 60 on 9 March, from when HP is resumed. 42 days after 20 April, then three months after the second normal result.
        var life = Given.Life(Antibodies).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26")
            .Lvef("2026-02-09", 46).Lvef("2026-03-09", 60).Resumed("2026-03-09").Lvef("2026-04-20", 60);

        life.OpenEchoes("echo-", 1).ShouldBe(["echo-2 2026-06-01"]);
        life.Lvef("2026-06-01", 60).OpenEchoes("echo-", 1).ShouldBe(["echo-3 2026-09-01"]);
    }

    [Fact]
    public void A_resume_begins_it_also_after_an_LVEF_that_was_normal_here()
    {
        // 44 holds T-DM1; it is no fall of 10 from 50, and not below a limit of 40. 42 days after 9 February.
        var plan = Given.Plan with { Protocol = "t-dm1", Settings = PlanSettings.Default with { LvefLowerLimitOfNormal = 40 } };

        Given.Life(plan).Lvef("2025-12-29", 50).Doses("t-dm1-1 2026-01-05", "t-dm1-2 2026-01-26").Lvef("2026-02-09", 44).Resumed("2026-03-09")
            .OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-03-23"]);
    }
}
