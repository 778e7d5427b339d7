using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>E8: which echo a result closes that names none.</summary>
public sealed class EchoMatcherTests
{
    /// <summary>Protocol, baseline, and a low LVEF that asks for a repeat: by a hold, without one, and as below normal.</summary>
    public static TheoryData<string, int, int> LowLvefs => new() { { "hp", 62, 46 }, { "t-dm1", 55, 47 }, { "hp", 55, 48 } };

    [Fact]
    public void A_result_of_the_day_on_which_an_echo_was_performed_is_its_result()
    {
        // echo-1 was planned for 3 April, echo-2 is three months after the day on which it was performed.
        var life = On("hp", 62).Performed("2026-04-02", "echo-1").Lvef("2026-04-02", 60);

        life.On("2026-04-06").Find("echo-1")!.Done.ShouldBe(new Done(Given.Day("2026-04-02"), 60));
        life.On("2026-04-06").Find("echo-2")!.Why.ShouldBe("3 calendar months after echo-1 (2026-04-02).");
        life.OpenEchoes("echo-", 1).ShouldBe(["echo-2 2026-07-02"]);
    }

    [Fact]
    public void A_performed_echo_without_result_comes_before_one_that_is_booked_on_that_day()
    {
        var life = On("hp", 62).Performed("2026-04-02", "echo-1").Booked("2026-04-20", "echo-2").Lvef("2026-04-20", 60);

        (life.StatusOf("echo-1"), life.On("2026-04-20").Find("echo-1")!.Done!.Percent, life.StatusOf("echo-2"))
            .ShouldBe((EventStatus.Done, 60m, EventStatus.Planned));
    }

    [Theory]
    [MemberData(nameof(LowLvefs))]
    public void While_a_low_LVEF_asks_for_one_the_earliest_repeat_comes_before_an_echo_that_is_due_earlier(string protocol, int baseline, int low)
    {
        // The repeat is planned 21 days after 16 February, on 9 March; echo-1 was brought forward to 5 March.
        var life = On(protocol, baseline).Lvef("2026-02-16", low).Deferred("echo-1", "2026-03-05");
        life.OpenEchoes("echo-", 1).ShouldBe(["echo-1 2026-03-05"]);

        life.Lvef("2026-03-06", 52);

        (life.StatusOf("echo-repeat-1"), life.DateOf("echo-repeat-1"), life.StatusOf("echo-1"))
            .ShouldBe((EventStatus.Done, "2026-03-06", EventStatus.Planned));
    }

    [Theory]
    [MemberData(nameof(LowLvefs))]
    public void What_was_measured_before_it_closes_another_echo_and_no_repeat(string protocol, int baseline, int low)
    {
        // 12 February + 28 days is 12 March: echo-1 of 5 March is near enough, and so would the repeat of 9 March be.
        var life = On(protocol, baseline).Lvef("2026-02-16", low).Deferred("echo-1", "2026-03-05").Lvef("2026-02-12", 58);

        (life.StatusOf("echo-1"), life.DateOf("echo-1"), life.StatusOf("echo-repeat-1"), life.DateOf("echo-repeat-1"))
            .ShouldBe((EventStatus.Done, "2026-02-12", EventStatus.Planned, "2026-03-09"));
    }

    [Fact]
    public void An_appointment_on_that_day_comes_before_a_date_by_rule()
    {
        // Held since 16 February: repeats on 9 and 16 March. The second one is booked for 9 March; the first is left out for it.
        var life = On("hp", 62).Lvef("2026-02-16", 46).Booked("2026-03-09", "echo-repeat-2").Lvef("2026-03-09", 55);

        (life.StatusOf("echo-repeat-1"), life.StatusOf("echo-repeat-2")).ShouldBe((EventStatus.Omitted, EventStatus.Done));
    }

    private static Life On(string protocol, int baseline) =>
        Given.Life(Given.Plan with { Protocol = protocol }).Lvef("2025-12-29", baseline).Cycles(protocol, 2, "2026-01-05");
}
