using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Which doses, omissions and deferrals are refused, and why (rules C1, C5, C9, C15).</summary>
public sealed class JudgedDosesTests
{
    [Theory]
    [InlineData("2026-01-26", null, null)]
    [InlineData("2026-01-24", null, null)] // two days early
    [InlineData("2026-01-23", "#/date", "tchp-2 on 2026-01-23 is 18 days after tchp-1 (2026-01-05); the interval is 21 days")]
    public void A_further_recording_is_not_too_early_either(string date, string? pointer, string? because)
    {
        var life = Given.Life().Tell(Told.Dose("tchp-1", "2026-01-05")).Tell(Told.Dose("tchp-2", "2026-01-26", Agent.Docetaxel));

        life.Judged(Told.Dose("tchp-2", date, Agent.Carboplatin)).ShouldBe(pointer, because);
    }

    [Theory]
    [InlineData("2026-02-15", null, null)]
    [InlineData("2026-02-16", "#/date", "tchp-2 on 2026-02-16 is not before tchp-3 (2026-02-16), which follows it")]
    [InlineData("2026-02-17", "#/date", "tchp-2 on 2026-02-17 is not before tchp-3 (2026-02-16), which follows it")]
    public void A_dose_recorded_late_lies_before_the_one_that_follows_it(string date, string? pointer, string? because) =>
        Given.Life().Doses("tchp-1 2026-01-05", "tchp-3 2026-02-16").Judged(Told.Dose("tchp-2", date)).ShouldBe(pointer, because);

    [Fact]
    public void Only_agents_of_the_cycle_are_left_out_of_it() =>
        Given.Life().Judged(Told.Omitted("tchp-2", Agent.Paclitaxel)).ShouldBe("#/agents", "paclitaxel is not part of tchp-2");

    [Fact]
    public void What_is_left_out_of_a_cycle_one_after_the_other_is_all_left_out()
    {
        var life = Given.Life().Tell(Told.Omitted("tchp-2", Agent.Docetaxel)).Tell(Told.Omitted("tchp-2", Agent.Carboplatin));

        life.AgentsOf("tchp-2").ShouldBe("trastuzumab, pertuzumab");
        life.On("2026-01-05").Find("tchp-2")!.Why.ShouldContain("docetaxel and carboplatin: neuropathy");
    }

    [Fact]
    public void A_cycle_that_was_given_is_not_left_out() =>
        Given.Life().Doses("tchp-1 2026-01-05").Judged(Told.Omitted("tchp-1", Agent.Docetaxel))
            .ShouldBe("#/event", "tchp-1 is closed: done (2026-01-05). Retract the fact that closed it first");

    [Theory]
    [InlineData("tchp-7", "the plan has no event tchp-7")]
    [InlineData("tchp-1", "tchp-1 is closed: done (2026-01-05)")]
    [InlineData("tchp-2", "tchp-2 is not moved any more: a later cycle was given. Record it as given or omitted")]
    public void Only_an_open_cycle_is_deferred_and_none_behind_one_that_was_given(string key, string because) =>
        Given.Life().Doses("tchp-1 2026-01-05", "tchp-3 2026-02-16").Judged(Told.Deferred(key, "2026-02-02")).ShouldBe("#/event", because);

    [Fact]
    public void Why_a_cycle_moved_was_left_out_or_ended_is_told_in_the_words_of_who_decided()
    {
        var life = Given.Life().Tell(Told.Deferred("tchp-2", "2026-02-02")).Tell(Told.Omitted("tchp-3")).Tell(Told.Ceased(Therapy.Chemotherapy, "2026-04-01"));
        var schedule = life.On("2026-01-05");

        schedule.Find("tchp-2")!.Why.ShouldEndWith("Deferred from 2026-01-26 to 2026-02-02: ANC below 1.5.");
        schedule.Find("tchp-3")!.Why.ShouldEndWith("Omitted: neuropathy.");
        life.Tell(new PatientDied { Id = "died", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-04-10"), Reason = "heart failure" });
        life.On("2026-04-10").Find("tchp-2")!.Why.ShouldEndWith("The patient died on 2026-04-10: heart failure.");
    }

    [Theory]
    [InlineData("2031-02-16", null)]
    [InlineData("2031-02-17", "2031-02-17 is more than 5 years ahead: check the year")]
    public void A_day_more_than_five_years_ahead_is_asked_about(string to, string? because) =>
        Given.Life().Judged(Told.Deferred("tchp-4", to), "2026-02-16").ShouldBe(null, because);
}
