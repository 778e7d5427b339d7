using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E3, E4: the echoes on treatment, and the one before a conjugate.</summary>
public sealed class EchoGridTests
{
    private static readonly string[] SixTchp =
        ["tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20"];

    [Fact]
    public void A_baseline_that_is_still_open_anchors_nothing()
    {
        // Three months after the first dose planned for 5 January: Sunday 5 April, rolled back; not three months after 20 January.
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Deferred("echo-baseline", "2026-01-20");

        life.OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-04-03"]);
    }

    [Fact]
    public void What_is_still_open_anchors_in_the_order_of_its_dates()
    {
        // 55 to 48 on DHP is below normal: repeated on 23 March; 42 days after that and 42 more are 4 May and 15 June. FEC follows surgery of 6 April, on 27
        // April, 18 May and 8 June, HP on 29 June: echo-pre-her2 on 22 June, and 42 days after it 3 August.
        var life = Given.Life(Given.Plan with { Protocol = "dhp-fec" }).Lvef("2025-12-29", 55).Cycles("dhp", 3, "2026-01-05").Lvef("2026-03-02", 48);

        (life.DateOf("echo-repeat-1"), life.DateOf("echo-pre-her2")).ShouldBe(("2026-03-23", "2026-06-22"));
        life.OpenEchoes("echo-", 3).ShouldBe(["echo-1 2026-05-04", "echo-2 2026-06-15", "echo-3 2026-08-03"]);
    }

    [Fact]
    public void On_the_day_of_the_echo_before_a_conjugate_the_routine_echo_stays_alone()
    {
        // T-DM1 on 8 June, its echo 7 days before; three months after 1 March is the same day.
        var life = Given.Operated().Lvef("2026-03-01", 60);

        life.OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-06-01"]);
        IsPlannedBeforeTheConjugate(life).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-16", "2026-05-10", true)] // 29 days before T-DM1 on 8 June
    [InlineData("2026-03-16", "2026-05-11", false)] // 28 days
    [InlineData("2026-05-08", "2026-06-07", false)] // the day before
    [InlineData("2026-05-08", "2026-06-08", true)] // that day
    public void An_LVEF_of_the_28_days_before_the_first_conjugate_spares_its_echo(string earlier, string measured, bool isPlanned)
    {
        // Measured before residual disease was known, and more than 28 days before the next echo: it closes none.
        var life = Given.Life().Lvef("2025-12-29", 62).Doses(SixTchp).Lvef(earlier, 60).Operated("2026-05-18").Lvef(measured, 60)
            .Answered("2026-05-28", PathologyResponse.Residual);

        life.DateOf("t-dm1-1").ShouldBe("2026-06-08");
        IsPlannedBeforeTheConjugate(life).ShouldBe(isPlanned);
    }

    [Theory]
    [InlineData("2026-06-07", false)]
    [InlineData("2026-06-08", true)]
    public void So_does_another_echo_that_is_planned_up_to_the_day_before(string repeat, bool isPlanned)
    {
        // 55 to 48 on 4 May is below normal: to be repeated on 25 May.
        var life = Given.Life().Lvef("2025-12-29", 55).Doses(SixTchp).Lvef("2026-05-04", 48).Deferred("echo-repeat-1", repeat)
            .Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Residual);

        (life.DateOf("t-dm1-1"), life.DateOf("echo-repeat-1")).ShouldBe(("2026-06-08", repeat));
        IsPlannedBeforeTheConjugate(life).ShouldBe(isPlanned);
    }

    [Fact]
    public void A_course_that_began_elsewhere_has_its_echoes_from_the_first_day_of_this_plan_on()
    {
        // Every three months from 5 October: 5 January, the day of ac-1. HP starts on 30 March; its echo on 23 March comes before 5 April and anchors 23 June.
        var plan = Given.Plan with
        {
            Protocol = "ac-thp",
            History = new History(Anthracycline: false, Her2Thirds: 0, Given.Day("2025-10-05"), LastHer2Doses: [], BaselineLvef: null),
        };

        Given.Life(plan).OpenEchoes("echo-", 2).ShouldBe(["echo-1 2026-01-05", "echo-2 2026-06-23"]);
    }

    [Fact]
    public void A_baseline_of_14_days_before_the_first_dose_changes_no_anchor()
    {
        // Each counts from 5 January: 5 April and 5 July are Sundays, rolled back, 5 October is a Monday.
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-22", 62).Cycles("hp", 1, "2026-01-05");

        life.OpenEchoes("echo-", 3).ShouldBe(["echo-1 2026-04-03", "echo-2 2026-07-03", "echo-3 2026-10-05"]);
    }

    [Theory]
    [InlineData(63, "echo-63")]
    [InlineData(64, "echo-64")]
    [InlineData(65, "echo-65")]
    public void There_can_be_any_number_of_them(int number, string key) => EchoKeys.Routine(number).ShouldBe(key);

    private static bool IsPlannedBeforeTheConjugate(Life life) => life.On("2026-06-01").Find("echo-pre-t-dm1") is { IsOpen: true } echo
        && echo.Date == Given.Day("2026-06-01");
}
