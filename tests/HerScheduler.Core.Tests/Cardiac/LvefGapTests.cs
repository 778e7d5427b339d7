using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>R6, E4: an LVEF that is too old, and the echo that is due before it is.</summary>
public sealed class LvefGapTests
{
    [Fact]
    public void Without_any_LVEF_it_counts_from_the_first_HER2_dose_elsewhere()
    {
        // 1 October + 3 months + 14 days is 15 January.
        var life = Given.Life(Given.Plan with
        {
            Protocol = "hp",
            History = new History(Anthracycline: false, Her2Thirds: 12, Given.Day("2025-10-01"), LastHer2Doses: [], BaselineLvef: null),
        }).Cycles("hp", 1, "2026-01-05");

        life.On("2026-01-15").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.LvefGap);
        life.On("2026-01-16").Alerts.Single(alert => alert.Code == AlertCode.LvefGap).Since.ShouldBe(Given.Day("2026-01-16"));
    }

    [Fact]
    public void After_an_LVEF_of_long_ago_an_echo_was_due_on_the_day_before_the_first_dose()
    {
        // 1 September + 3 months + 14 days is over in December; the gap begins with HER2 therapy on 5 January. The day before is a Sunday: Friday 2 January.
        var life = Given.Life().Lvef("2025-09-01", 60).Doses("tchp-1 2026-01-05");

        life.OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-01-02"]);
        life.On("2026-01-05").Alerts.Single(alert => alert.Code == AlertCode.LvefGap).Since.ShouldBe(Given.Day("2026-01-05"));
    }

    [Fact]
    public void Another_echo_on_that_very_day_is_enough()
    {
        // HP starts on 30 March; echo-pre-her2 of 23 March is put off to the day before. The next one is three months after the dose.
        var life = Given.Life(Given.Plan with { Protocol = "ac-thp" }).Lvef("2025-10-01", 62).Doses("ac-1 2026-01-05").Deferred("echo-pre-her2", "2026-03-29");

        life.OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-06-30"]);
    }
}
