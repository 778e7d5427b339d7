using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Which echoes, results, ends of therapy and milestones are refused or warned of, and why.</summary>
public sealed class JudgedFactsTests
{
    private const string TooLate = "comes before the dose on 2026-01-05; 2026-01-06 is later. Record the LVEF without an event";

    [Theory]
    [InlineData("2026-01-05", null, null)]
    [InlineData("2026-01-06", "#/date", TooLate)]
    public void A_baseline_echo_is_performed_and_has_its_result_on_or_before_the_first_dose(string date, string? pointer, string? because)
    {
        Given.Life().Judged(Told.Performed("echo-baseline", date)).ShouldBe(pointer, because);
        Given.Life().Judged(Told.Lvef(date, 60, "echo-baseline")).ShouldBe(pointer, because);
    }

    [Theory]
    [InlineData("echo-9", "the plan has no event echo-9")]
    [InlineData("tchp-1", "tchp-1 is not an echo")]
    [InlineData("echo-baseline", "echo-baseline is closed: done (2025-12-29)")]
    public void Only_an_open_echo_is_performed_and_has_a_result(string key, string because)
    {
        var life = Given.Life().Tell(Told.Lvef("2025-12-29", 60, "echo-baseline"));

        life.Judged(Told.Performed(key, "2025-12-30")).ShouldBe("#/event", because);
        life.Judged(Told.Lvef("2025-12-30", 61, key)).ShouldBe("#/event", because);
    }

    [Fact]
    public void An_echo_that_was_performed_has_its_result_later()
    {
        var life = Given.Life().Tell(Told.Booked("echo-1", "2026-04-01")).Tell(Told.Performed("echo-1", "2026-04-02"));

        life.Judged(Told.Lvef("2026-04-09", 60, "echo-1")).ShouldBe(null, null);

        var echo = life.On("2026-04-09").Find("echo-1")!;
        (echo.Booked, echo.Done).ShouldBe((Given.Day("2026-04-01"), new Done(Given.Day("2026-04-02"), 60)));
    }

    [Fact]
    public void A_result_belongs_to_the_echo_it_names()
    {
        // By its day alone it would close nothing: echo-1 of 3 April is more than 28 days ahead.
        var life = Given.Life().Doses("tchp-1 2026-01-05").Tell(Told.Lvef("2026-02-16", 60, "echo-1"));

        life.On("2026-02-16").Find("echo-1")!.Done.ShouldBe(new Done(Given.Day("2026-02-16"), 60));
    }

    [Fact]
    public void It_does_so_when_another_echo_is_nearer()
    {
        // By its day it would close echo-1 of 3 April.
        var schedule = Given.Life().Doses("tchp-1 2026-01-05").Tell(Told.Lvef("2026-03-30", 60, "echo-2")).On("2026-03-30");

        schedule.Find("echo-2")!.Done.ShouldBe(new Done(Given.Day("2026-03-30"), 60));
        schedule.Find("echo-1")!.Status.ShouldBe(EventStatus.Omitted);
    }

    [Theory]
    [InlineData(52, 60, 60)]
    [InlineData(60, 52, 52)]
    public void Of_two_results_of_one_day_the_one_recorded_later_is_the_last(int first, int second, int last)
    {
        var life = Given.Life().Tell(Told.Lvef("2026-02-16", first)).Tell(Told.Lvef("2026-02-16", second));

        life.On("2026-02-16").LastLvef.ShouldBe(new LastLvef(Given.Day("2026-02-16"), last));
    }

    [Theory]
    [InlineData("2026-04-09", null, null)]
    [InlineData("2026-04-10", "#/kind", "no acceptance stands on 2026-04-10")]
    [InlineData("2026-04-20", "#/kind", "no acceptance stands on 2026-04-20")]
    public void An_acceptance_that_ran_out_cannot_be_ended(string date, string? pointer, string? because)
    {
        var life = Given.Life().Tell(Told.Lvef("2026-03-20", 47)).Tell(new LvefAccepted
        {
            Id = "accepted", Plan = Given.Plan.Id, By = "dr", Date = Given.Day("2026-03-30"), Floor = 40, Until = Given.Day("2026-04-10"),
            Reason = "cardiology",
        });

        life.Judged(new LvefAcceptanceEnded { Id = "end", Plan = Given.Plan.Id, By = "dr", Date = Given.Day(date), Reason = "no longer" })
            .ShouldBe(pointer, because);
    }

    [Theory]
    [InlineData("2026-05-18", null)]
    [InlineData("2026-05-17", "the result is dated before surgery (2026-05-18)")]
    public void Pathology_before_surgery_is_warned_of(string date, string? because)
    {
        Given.Life().Operated("2026-05-18").Judged(Told.Pathology(date, PathologyResponse.Pcr)).ShouldBe(null, because);
        Given.Life().Judged(Told.Pathology(date, PathologyResponse.Pcr)).ShouldBe(null, "surgery is not recorded as performed yet");
    }

    [Theory]
    [InlineData("2026-06-29", null)]
    [InlineData("2026-06-28", "the end is dated before the start (2026-06-29)")]
    public void The_end_of_radiotherapy_before_its_start_is_warned_of(string date, string? because)
    {
        var finished = new RadiotherapyFinished { Id = "f", Plan = Given.Plan.Id, By = "x", Date = Given.Day(date) };
        var started = new RadiotherapyStarted { Id = "s", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-06-29") };

        Given.Life().Tell(started).Judged(finished).ShouldBe(null, because);
        Given.Life().Judged(finished).ShouldBe(null, "radiotherapy is not recorded as started yet");
        Given.Life(Given.Plan with { Radiotherapy = null }).Judged(started).ShouldBe("#/kind", "the plan has no event radiotherapy-start");
    }

    [Fact]
    public void A_resume_without_a_hold_is_warned_of() =>
        Given.Life().Judged(Told.Resumed("2026-02-16")).ShouldBe(null, "HER2 therapy is not on hold: the resume changes nothing");

    [Theory]
    [InlineData("2026-04-16", "HER2 therapy is resumed from 2026-04-16, before 2026-04-17: 28 days after the low LVEF is the earliest")]
    [InlineData("2026-04-17", null)] // 20 March + 28 days
    public void A_resume_before_the_earliest_day_is_warned_of_whatever_else_holds(string from, string? because)
    {
        var life = Given.Life().Lvef("2025-12-29", 62).Doses("tchp-1 2026-01-05").Tell(Told.Held("2026-03-01")).Lvef("2026-03-20", 44);

        life.Judged(Told.Resumed(from)).ShouldBe(null, because);
        Given.Life().Tell(Told.Held("2026-03-01")).Judged(Told.Resumed(from)).ShouldBe(null, null);
    }

    [Theory]
    [InlineData(Therapy.Chemotherapy, Agent.Docetaxel, Agent.Pertuzumab)]
    [InlineData(Therapy.Her2, Agent.Trastuzumab, Agent.Docetaxel)]
    public void An_agent_has_ceased_with_its_therapy(Therapy therapy, Agent gone, Agent left)
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05").Tell(Told.Ceased(therapy, "2026-01-20"));

        life.Judged(Told.Ceased(gone, "2026-02-01")).ShouldBe("#/agent", "was already ceased on 2026-01-20");
        life.Judged(Told.Ceased(left, "2026-02-01")).ShouldBe(null, null);
    }

    [Fact]
    public void What_would_follow_surgery_is_no_part_of_an_adjuvant_plan() =>
        Given.Life(Given.Plan with { Protocol = "hp" }).Judged(Told.Ceased(Agent.TrastuzumabEmtansine, "2026-02-01"))
            .ShouldBe("#/agent", "trastuzumab-emtansine is not part of the plan (trastuzumab and pertuzumab)");

    [Fact]
    public void All_therapy_is_ceased_once_and_after_some_of_it()
    {
        var life = Given.Life().Tell(Told.Ceased(Therapy.Her2, "2026-01-20"));

        life.Judged(Told.Ceased(Therapy.All, "2026-02-01")).ShouldBe(null, null);
        life.Judged(Told.Ceased(Therapy.All, "2026-02-02")).ShouldBe("#/therapy", "all was already ceased on 2026-01-20");
    }
}
