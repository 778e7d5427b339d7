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
}
