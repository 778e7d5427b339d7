namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E5: the repeats that a low LVEF asks for.</summary>
public sealed class RepeatEchoTests
{
    [Theory]
    [InlineData("hp", 62, 46, "echo-repeat-1 2026-03-09, echo-repeat-2 2026-03-16")] // held
    [InlineData("t-dm1", 55, 47, "echo-repeat-1 2026-03-09")] // repeated without a hold
    [InlineData("hp", 55, 48, "echo-repeat-1 2026-03-09")] // below normal
    public void A_repeat_that_falls_on_a_closed_day_moves_forward(string protocol, int baseline, int low, string repeats)
    {
        // Low on Saturday 14 February: 21 and 28 days later are Saturdays too, 7 and 14 March.
        var life = Given.Life(Given.Plan with { Protocol = protocol }).Lvef("2025-12-29", baseline).Cycles(protocol, 2, "2026-01-05")
            .Lvef("2026-02-14", low);

        string.Join(", ", life.OpenEchoes("echo-repeat-")).ShouldBe(repeats);
    }

    [Theory]
    [InlineData("2026-03-03", "2026-03-09")] // day 22: the second is due on day 28
    [InlineData("2026-03-09", "2026-04-06")] // day 28: it stands for that one
    [InlineData("2026-03-11", "2026-04-08")] // day 30
    public void The_second_is_due_28_days_after_the_low_result_or_else_after_the_first(string first, string second)
    {
        // Low on 9 February, and still at the repeat.
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Cycles("hp", 2, "2026-01-05")
            .Lvef("2026-02-09", 46).Lvef(first, 47, "echo-repeat-1");

        life.OpenEchoes("echo-repeat-", 1).ShouldBe([$"echo-repeat-2 {second}"]);
    }
}
