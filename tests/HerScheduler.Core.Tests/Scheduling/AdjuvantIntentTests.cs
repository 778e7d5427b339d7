using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>S15: a neoadjuvant protocol after primary surgery.</summary>
public sealed class AdjuvantIntentTests
{
    [Fact]
    public void Completion_is_not_before_the_year_when_only_a_conjugate_is_left()
    {
        // The last T-DXd is on 9 March 2026, four cycles after day 0; a year after the first is 5 January 2027.
        var life = Given.Life(Adjuvant("tdxd-thp")).Ceased("2026-01-02", Agent.Trastuzumab);

        life.DateOf("her2-completion").ShouldBe("2027-01-05");
    }

    [Fact]
    public void HER2_therapy_does_not_go_on_through_a_surgery_that_is_not_there()
    {
        // FEC is late, on 13 April; HP still follows it, one interval after the third of 25 May.
        var plan = Adjuvant("dhp-fec") with { Settings = PlanSettings.Default with { PeriOperativeHer2 = true } };
        var life = Given.Life(plan).Doses("dhp-1 2026-01-05", "dhp-2 2026-01-26", "dhp-3 2026-02-16", "dhp-4 2026-03-09")
            .Tell(new Deferred { Id = "later", Plan = plan.Id, By = "x", Event = "fec-1", To = Given.Day("2026-04-13"), Reason = "infection" });

        (life.DateOf("fec-3"), life.DateOf("hp-5")).ShouldBe(("2026-05-25", "2026-06-15"));
    }

    [Fact]
    public void A_few_conjugates_before_other_HER2_therapy_are_no_course_that_antibodies_finish()
    {
        var life = Given.Life(Adjuvant("tdxd-thp")).Doses("t-dxd-1 2026-01-05");

        life.Judged(life.Cease("2026-01-20", Agent.TrastuzumabDeruxtecan, AntibodyTherapy.H)).ShouldBe("#/then", "there is no course to finish");
    }

    private static TreatmentPlan Adjuvant(string protocol) => Given.Plan with { Protocol = protocol, Intent = ProtocolSetting.Adjuvant };
}
