using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>L9: HER2 therapy goes on below normal under cardiology.</summary>
public sealed class AcceptanceTests
{
    private static readonly TreatmentPlan Antibodies = Given.Plan with { Protocol = "hp" };

    [Fact]
    public void A_second_one_stands_after_the_first_was_ended() =>
        TwoDoses(62).Accepted("2026-02-01", 45).AcceptanceEnded("2026-02-10").Accepted("2026-02-12", 45).Lvef("2026-02-14", 46)
            .LvefAlerts("2026-02-16").ShouldBe("LvefAccepted 2026-02-12");

    [Fact]
    public void One_with_a_last_day_does_not_stand_on_until_a_newer_one_begins()
    {
        // 62 to 46 holds on 25 February, five days after the last day; the newer one of 10 March ends the hold, and hp-4 of 9 March moves to it.
        var life = TwoDoses(62).Doses("hp-3 2026-02-16").Accepted("2026-02-01", 45, until: "2026-02-20").Lvef("2026-02-25", 46);
        life.LvefAlerts("2026-02-25").ShouldBe("LvefHold 2026-02-25");

        life.Accepted("2026-03-10", 45).DateOf("hp-4").ShouldBe("2026-03-10");
    }

    [Theory]
    [InlineData("2026-04-20", "LvefHold 2026-05-11")]
    [InlineData("2026-04-21", "LvefHold 2026-05-11, DiscontinueProposed 2026-05-11")]
    public void A_value_of_the_very_day_of_one_counts_as_no_hold(string accepted, string alerts)
    {
        // 65 to 48 on trastuzumab holds on 9 February, 16 March, 20 April and 11 May; the fourth hold proposes to stop.
        var life = Given.Life(Given.Plan with { Protocol = "h" }).Lvef("2025-12-29", 65).Cycles("h", 2, "2026-01-05")
            .Lvef("2026-02-09", 48).Resumed("2026-03-09").Lvef("2026-03-16", 48).Resumed("2026-04-13")
            .Lvef("2026-04-20", 48).Accepted(accepted, 45).AcceptanceEnded("2026-05-04").Lvef("2026-05-11", 48);

        string.Join(", ", life.LvefAlerts("2026-05-11").Split(", ").Order(StringComparer.Ordinal).Reverse()).ShouldBe(alerts);
    }

    [Theory]
    [InlineData("2026-03-09", "echo-2 2026-04-20")] // 42 days
    [InlineData("2026-03-10", "echo-2 2026-06-10")] // three months
    [InlineData("2026-03-11", "echo-2 2026-06-11")]
    public void Close_watch_goes_by_whether_it_still_stood_when_LVEF_was_last_measured(string measured, string next) =>
        TwoDoses(60).Accepted("2026-02-01", 45, until: "2026-03-10").Lvef(measured, 58).OpenEchoes("echo-", 1).ShouldBe([next]);

    [Fact]
    public void A_cycle_that_was_given_before_it_is_seen_by_the_interval_of_its_day()
    {
        // 49 days after the LVEF of 29 December: within three months, and more than 42 days.
        var life = TwoDoses(60).Doses("hp-3 2026-02-16").Accepted("2026-02-20", 45);

        life.On("2026-02-21").Find("hp-3")!.CardiacClearance!.State.ShouldBe(ClearanceState.Clear);
    }

    [Theory]
    [InlineData("2026-01-21", "LvefAccepted 2026-01-21")]
    [InlineData("2026-01-10", "LvefRepeat 2026-01-20")] // ended on the 15th
    public void It_ends_a_repeat_that_was_asked_for_before_it_and_no_later_one(string accepted, string alerts)
    {
        // 55 to 47 on T-DM1, measured on 20 January.
        var life = Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2025-12-29", 55).Doses("t-dm1-1 2026-01-05");
        if (accepted == "2026-01-10")
        {
            life.Accepted(accepted, 45).AcceptanceEnded("2026-01-15").Lvef("2026-01-20", 47);
        }
        else
        {
            life.Lvef("2026-01-20", 47).Accepted(accepted, 45);
        }

        life.LvefAlerts("2026-01-21").ShouldBe(alerts);
        life.OpenEchoes("echo-repeat-").Count.ShouldBe(alerts.StartsWith("LvefRepeat", StringComparison.Ordinal) ? 1 : 0);
    }

    [Theory]
    [InlineData("2026-02-15", 44, "LvefBelowNormal 2026-02-15", ClearanceState.Low)]
    [InlineData("2026-02-15", 45, "LvefAccepted 2026-02-20", ClearanceState.Accepted)] // at the floor
    [InlineData("2026-02-09", 44, "LvefAccepted 2026-02-20", ClearanceState.Accepted)] // 46 was measured after it
    public void A_value_below_the_floor_that_comes_in_late_was_not_accepted(string measured, int late, string alerts, ClearanceState clearance)
    {
        // 53 to 44 is a fall of 9: it holds nothing on HP, but nobody who accepted 45 knew of it.
        var life = TwoDoses(53).Lvef("2026-02-10", 46).Accepted("2026-02-20", 45).Lvef(measured, late);

        life.LvefAlerts("2026-02-21").ShouldBe(alerts);
        life.On("2026-02-21").Find("hp-4")!.CardiacClearance!.State.ShouldBe(clearance);
    }

    [Fact]
    public void One_that_began_too_early_for_a_value_below_the_floor_leaves_the_hold_of_that_value()
    {
        var life = TwoDoses(62).Lvef("2026-02-10", 46).Accepted("2026-02-20", 45).Lvef("2026-02-15", 44);

        life.LvefAlerts("2026-02-21").ShouldBe("LvefHold 2026-02-15");
        life.Resumed("2026-03-16").LvefAlerts("2026-03-16").ShouldBe("LvefBelowNormal 2026-03-16");
    }

    private static Life TwoDoses(int baseline) => Given.Life(Antibodies).Lvef("2025-12-29", baseline).Cycles("hp", 2, "2026-01-05");
}
