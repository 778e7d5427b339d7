using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C10 with L8: what is ceased while HER2 therapy is on hold goes from every held cycle, also from one dated before that day.</summary>
public sealed class CeasedInAHoldTests
{
    private const string Both = "docetaxel, carboplatin, trastuzumab, pertuzumab";
    private const string WithoutPertuzumab = "docetaxel, carboplatin, trastuzumab";

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-09")] // the day of tchp-4
    public void A_cycle_with_chemotherapy_that_a_low_LVEF_holds_loses_the_agent(string low)
    {
        // 62, then 44: tchp-4 of 9 March waits unrecorded; pertuzumab is stopped on the 20th.
        var life = ThreeCycles().Lvef(low, 44).Ceased("2026-03-20", Agent.Pertuzumab);

        life.AgentsOf("tchp-4", "2026-03-20").ShouldBe(WithoutPertuzumab);
    }

    [Fact]
    public void So_does_one_that_a_clinician_holds() =>
        ThreeCycles().Tell(Told.Held("2026-03-05")).Ceased("2026-03-20", Agent.Pertuzumab).AgentsOf("tchp-4", "2026-03-20").ShouldBe(WithoutPertuzumab);

    [Fact]
    public void One_that_was_resumed_before_keeps_it()
    {
        var life = ThreeCycles().Lvef("2026-03-02", 44).Resumed("2026-03-05").Ceased("2026-03-20", Agent.Pertuzumab);

        life.AgentsOf("tchp-4", "2026-03-20").ShouldBe(Both);
        life.AgentsOf("tchp-5", "2026-03-20").ShouldStartWith("docetaxel, carboplatin, trastuzumab");
        life.AgentsOf("tchp-5", "2026-03-20").ShouldNotContain("pertuzumab");
    }

    [Fact]
    public void A_dose_that_a_resume_moves_past_the_end_of_therapy_is_not_given()
    {
        // hp-3 of 16 February waits for 16 March; on 17 March it is said that HER2 therapy had ended on the 12th.
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Doses("hp-1 2026-01-05", "hp-2 2026-01-26")
            .Tell(Told.Held("2026-02-10")).Resumed("2026-03-16").Tell(Told.Ceased(Therapy.Her2, "2026-03-12"));

        life.On("2026-03-17").Find("hp-3")!.Status.ShouldBe(EventStatus.Cancelled);
        life.OpenCycles("hp", "2026-03-17").ShouldBeEmpty();
        life.DateOf("echo-end", "2026-03-17").ShouldBe("2026-03-12"); // hp-2 + 21 days is before that day
    }

    [Fact]
    public void In_a_hold_that_stands_the_next_dose_is_a_loading_dose_for_whoever_resumes()
    {
        // Held since 23 February, at the earliest until 23 March: tchp-4 is lost, tchp-5 and tchp-6 are on hold. The last dose is tchp-3 of 16 February.
        var life = ThreeCycles().Lvef("2026-02-23", 44);

        life.AgentsOf("tchp-5", "2026-03-01").ShouldBe("docetaxel, carboplatin, trastuzumab (loading), pertuzumab (loading)");
        life.AgentsOf("tchp-6", "2026-03-01").ShouldBe("docetaxel, carboplatin, trastuzumab (loading), pertuzumab (loading)");
    }

    private static Life ThreeCycles() =>
        Given.Life().Lvef("2025-12-29", 62).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16");
}
