using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E2: an LVEF that is too low to begin HER2 therapy with, or to go on with it after an anthracycline.</summary>
public sealed class LvefStartTests
{
    [Fact]
    public void An_LVEF_of_the_day_of_the_first_dose_decides_while_it_is_not_given() =>
        Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2026-01-05", 54).LvefAlerts("2026-01-05").ShouldBe("LvefStartLow 2026-01-05");

    [Theory]
    [InlineData("dhp-fec", "LvefStartLow 2025-12-29")] // FEC follows surgery: 55 is asked for
    [InlineData("fec-dhp", "")] // FEC comes first: 50
    public void Only_an_anthracycline_before_the_first_HER2_dose_lets_50_be_enough(string protocol, string alerts) =>
        Given.Life(Given.Plan with { Protocol = protocol }).Lvef("2025-12-29", 52).LvefAlerts("2025-12-29").ShouldBe(alerts);

    [Fact]
    public void When_it_was_begun_all_the_same_it_is_below_normal_since_the_first_dose_however_many_follow()
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 48).Cycles("hp", 3, "2026-01-05");

        life.LvefAlerts("2026-02-16").ShouldBe("LvefBelowNormal 2026-01-05");
        life.DateOf("echo-repeat-1").ShouldBe("2026-01-26");
    }

    [Fact]
    public void After_an_anthracycline_between_two_parts_of_HER2_therapy_it_is_a_start_until_a_dose_is_given()
    {
        // 56 to 48 is a fall of 8: no hold. The repeat is 21 days after hp-5 of 29 June.
        var life = BetweenDhpAndHp().Lvef("2026-06-22", 48);
        life.LvefAlerts("2026-06-22").ShouldBe("LvefStartLow 2026-06-22");

        life.Doses("hp-5 2026-06-29").LvefAlerts("2026-06-29").ShouldBe("LvefBelowNormal 2026-06-29");
        life.OpenEchoes("echo-repeat-").ShouldBe(["echo-repeat-1 2026-07-20"]);
    }

    [Fact]
    public void What_was_measured_on_therapy_up_to_the_day_of_its_last_dose_is_no_start()
    {
        // dhp-4 on 9 March: below normal, to be repeated on 30 March, not in June.
        var life = BetweenDhpAndHp().Lvef("2026-03-09", 49);

        life.LvefAlerts("2026-03-09").ShouldBe("LvefBelowNormal 2026-03-09");
        life.OpenEchoes("echo-repeat-").ShouldBe(["echo-repeat-1 2026-03-30"]);
    }

    private static Life BetweenDhpAndHp() => Given.Life(Given.Plan with { Protocol = "dhp-fec" }).Lvef("2025-12-29", 56).Cycles("dhp", 4, "2026-01-05")
        .Operated("2026-04-06").Answered("2026-04-16", PathologyResponse.Pcr).Cycles("fec", 3, "2026-04-27");
}
