using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E1: the echo before the first dose.</summary>
public sealed class BaselineEchoTests
{
    [Theory]
    [InlineData("hp-1")]
    [InlineData("paclitaxel-1")]
    public void It_goes_when_either_of_two_first_doses_of_one_day_was_given_without_it(string given) =>
        Given.Life(Given.Plan with { Protocol = "thp" }).Doses($"{given} 2026-01-05").On("2026-01-05")
            .Find("echo-baseline")!.Status.ShouldBe(EventStatus.Cancelled);
}
