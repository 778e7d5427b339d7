using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E1: the echo before the first dose.</summary>
public sealed class BaselineEchoTests
{
    private static readonly DateWindow BeforeTheFirstDose = new(Given.Day("2025-12-08"), Given.Day("2026-01-05"));

    [Theory]
    [InlineData("hp-1")]
    [InlineData("paclitaxel-1")]
    public void It_goes_when_either_of_two_first_doses_of_one_day_was_given_without_it(string given) =>
        Given.Life(Given.Plan with { Protocol = "thp" }).Doses($"{given} 2026-01-05").On("2026-01-05")
            .Find("echo-baseline")!.Status.ShouldBe(EventStatus.Cancelled);

    [Fact]
    public void It_goes_also_when_it_was_booked_and_says_why()
    {
        var echo = Given.Life().Booked("2025-12-30", "echo-baseline").Doses("tchp-1 2026-01-05").On("2026-01-05").Find("echo-baseline")!;

        echo.Status.ShouldBe(EventStatus.Cancelled);
        echo.Why.ShouldContain("tchp-1 was given on 2026-01-05 without it.");
    }

    [Fact]
    public void It_is_good_for_the_28_days_before_the_first_dose_on_whatever_day_it_is()
    {
        Given.Life().On("2025-12-20").Find("echo-baseline")!.Window.ShouldBe(BeforeTheFirstDose);
        Given.Life().Lvef("2025-12-15", 62).On("2025-12-20").Find("echo-baseline")!.Window.ShouldBe(BeforeTheFirstDose);
    }
}
