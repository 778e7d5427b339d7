using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>What answers a low LVEF, and what only seems to: on HP from 5 January 2026 every 21 days, baseline 62.</summary>
public sealed class LowLvefTests
{
    private static readonly TreatmentPlan Antibodies = Given.Plan with { Protocol = "hp" };

    [Fact]
    public void An_LVEF_on_the_day_to_which_a_resume_moved_a_dose_holds_nothing_when_its_therapy_ended_on_that_day()
    {
        var life = TwoDoses().Lvef("2026-02-09", 46).Resumed("2026-03-09").Ceased("2026-03-09", Agent.Trastuzumab).Lvef("2026-03-09", 45);

        life.On("2026-03-20").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.LvefHold);
        life.On("2026-03-20").Events.ShouldNotContain(e => e.IsOpen && e.Key.StartsWith("echo-repeat-", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_is_recorded_after_the_end_of_therapy_holds_nothing()
    {
        // hp-3 of 16 February is not recorded yet, and can still be.
        var life = TwoDoses().Ceased("2026-02-18", Agent.Trastuzumab).Lvef("2026-02-16", 44);

        life.On("2026-02-20").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.LvefHold);
        (life.DateOf("hp-3"), life.On("2026-02-20").Find("hp-3")!.Status).ShouldBe(("2026-02-16", EventStatus.Planned));
    }

    [Fact]
    public void What_was_measured_before_it_is_no_repeat_of_it()
    {
        // Held since 16 February: repeats on 9 and 16 March. The result of 12 February comes in late.
        var life = TwoDoses().Lvef("2026-02-16", 44).Lvef("2026-02-12", 60);

        (life.DateOf("echo-repeat-1"), life.On("2026-02-16").Find("echo-repeat-1")!.Status).ShouldBe(("2026-03-09", EventStatus.Planned));
    }

    [Fact]
    public void Two_results_of_one_day_do_not_propose_to_stop_and_a_repeat_does()
    {
        var life = Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2025-12-29", 60).Doses("t-dm1-1 2026-01-05", "t-dm1-2 2026-01-26")
            .Lvef("2026-02-09", 44).Lvef("2026-02-09", 43);

        life.On("2026-03-02").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.DiscontinueProposed);

        life.Lvef("2026-03-02", 44)
            .On("2026-03-02").Alerts.ShouldContain(alert => alert.Code == AlertCode.DiscontinueProposed && alert.Since == Given.Day("2026-03-02"));
    }

    [Theory]
    [InlineData("t-dm1", 44, "2026-03-02")] // L3: a repeat under 45
    [InlineData("hp", 46, "2026-03-02")] // L2: not met at a repeat 21 days after
    [InlineData("h", 46, "2026-04-07")] // L1: still not, more than 56 days after
    public void Stopping_stays_proposed_since_the_first_day_whatever_is_measured_later(string protocol, int low, string since)
    {
        var life = Given.Life(Given.Plan with { Protocol = protocol }).Lvef("2025-12-29", 62)
            .Doses($"{protocol}-1 2026-01-05", $"{protocol}-2 2026-01-26").Lvef("2026-02-09", low)
            .Lvef("2026-03-02", low).Lvef("2026-03-30", low).Lvef("2026-04-20", low);

        life.On("2026-04-21").Alerts.Single(alert => alert.Code == AlertCode.DiscontinueProposed).Since.ShouldBe(Given.Day(since));
    }

    [Fact]
    public void On_the_day_of_the_first_conjugate_dose_the_agents_before_it_are_in_use()
    {
        // 62 to 46 is a fall of 16 on trastuzumab; T-DM1 itself holds nothing before the day after its first dose.
        var life = Given.Life().Lvef("2025-12-29", 62)
            .Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20")
            .Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Residual).Doses("t-dm1-1 2026-06-08").Lvef("2026-06-08", 46);

        life.On("2026-06-09").Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefHold && alert.Since == Given.Day("2026-06-08"));
    }

    [Theory]
    [InlineData("2026-02-19", false)]
    [InlineData("2026-02-20", true)]
    public void An_acceptance_covers_nothing_from_the_day_on_which_it_no_longer_stands(string measured, bool isHeld)
    {
        var life = TwoDoses().Tell(new LvefAccepted
        {
            Id = "a", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-01"), Floor = 45, Until = Given.Day("2026-02-20"), Reason = "cardiology agrees",
        });

        life.Lvef(measured, 46).On("2026-02-20").Alerts.Any(alert => alert.Code == AlertCode.LvefHold).ShouldBe(isHeld);
    }

    [Fact]
    public void An_acceptance_that_never_stood_moves_no_day_since_when_an_LVEF_is_below_normal()
    {
        // 56 to 48: below 50, a fall of 8.
        var life = Given.Life(Antibodies).Lvef("2025-12-29", 56).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Lvef("2026-02-10", 48)
            .Tell(new LvefAccepted { Id = "a", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-15"), Floor = 45, Reason = "cardiology agrees" })
            .Tell(new LvefAcceptanceEnded { Id = "e", Plan = Antibodies.Id, By = "x", Date = Given.Day("2026-02-15"), Reason = "not needed" });

        life.On("2026-02-16").Alerts.Single(alert => alert.Code == AlertCode.LvefBelowNormal).Since.ShouldBe(Given.Day("2026-02-10"));
    }

    [Fact]
    public void Therapy_has_begun_although_its_first_dose_was_never_recorded()
    {
        // 48 is too low to begin; hp-2 of 26 January was given all the same: repeated 21 days after it.
        var life = Given.Life(Antibodies).Lvef("2025-12-29", 48).Doses("hp-2 2026-01-26");

        var alerts = life.On("2026-01-26").Alerts;
        alerts.ShouldContain(alert => alert.Code == AlertCode.LvefBelowNormal && alert.Since == Given.Day("2026-01-26"));
        alerts.ShouldNotContain(alert => alert.Code == AlertCode.LvefStartLow);
        life.DateOf("echo-repeat-1").ShouldBe("2026-02-16");
    }

    [Fact]
    public void A_repeat_that_is_asked_for_stands_on_when_an_acceptance_is_ended_on_the_day_it_began()
    {
        var life = Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2025-12-29", 55).Doses("t-dm1-1 2026-01-05").Lvef("2026-01-20", 47)
            .Tell(new LvefAccepted { Id = "a", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-01-21"), Floor = 45, Reason = "cardiology" })
            .Tell(new LvefAcceptanceEnded { Id = "e", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-01-21"), Reason = "the wrong patient" });

        life.On("2026-01-22").Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefRepeat);
    }

    [Fact]
    public void Until_a_dose_is_given_it_has_not() =>
        Given.Life(Antibodies).Lvef("2025-12-29", 48).On("2026-01-26").Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefStartLow);

    private static Life TwoDoses() => Given.Life(Antibodies).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26");
}
