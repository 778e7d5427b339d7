using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What is left when a therapy ends.</summary>
public sealed class CeasingTests
{
    [Fact]
    public void Peri_operative_doses_that_a_resume_moved_past_the_day_of_ceasing_end_the_course()
    {
        var id = Given.Plan.Id;
        var course = Given.Course(Given.Plan with { Settings = PlanSettings.Default with { PeriOperativeHer2 = true } }).Recorded(
            new Deferred { Id = "s", Plan = id, By = "x", Event = "surgery", To = Given.Day("2026-08-03"), Reason = "wish" },
            new Hold { Id = "h", Plan = id, By = "x", From = Given.Day("2026-05-01"), Reason = "dental surgery" },
            new Resume { Id = "r", Plan = id, By = "x", From = Given.Day("2026-06-22"), Reason = "healed" },
            new Ceased { Id = "c", Plan = id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-06-10"), Reason = "wish" });

        var schedule = course.ScheduleOn(Given.Day("2026-06-10"));

        schedule.Find("hp-7")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Events.ShouldNotContain(e => e.IsOpen && e.Key.StartsWith("hp-", StringComparison.Ordinal));
        schedule.Find("surgery")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Fact]
    public void A_hold_recorded_after_the_end_of_therapy_ends_with_it()
    {
        // hp-3 of 16 February was on hold and never resumed before therapy ended on 1 March: it is given no more.
        var plan = Given.Plan with { Protocol = "hp" };
        var life = Given.Life(plan).Doses("hp-1 2026-01-05", "hp-2 2026-01-26")
            .Tell(new Ceased { Id = "c", Plan = plan.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-03-01"), Reason = "wish" })
            .Tell(new Hold { Id = "h", Plan = plan.Id, By = "x", From = Given.Day("2026-02-10"), Reason = "infection" });

        (life.On("2026-03-02").Find("hp-3")!.Status, life.On("2026-03-02").HeldSince).ShouldBe((EventStatus.Cancelled, null));
    }

    [Theory]
    [InlineData("2026-02-15")]
    [InlineData("2026-02-16")] // the day of tchp-3
    public void Chemotherapy_goes_from_the_cycle_of_that_day_on_and_surgery_counts_from_the_one_before(string day)
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26").Tell(Told.Ceased(Therapy.Chemotherapy, day));

        life.AgentsOf("tchp-3").ShouldBe("trastuzumab, pertuzumab");
        life.DateOf("surgery").ShouldBe("2026-02-23"); // 26 January + 28 days
    }

    [Fact]
    public void Where_the_last_drug_of_it_ends_later_surgery_waits_for_that_day()
    {
        // Only tchp-1 was given; + 28 days is 2 February. The last cytotoxic drug was stopped on the 25th, pertuzumab after that.
        var life = Given.Life().Doses("tchp-1 2026-01-05").Tell(Told.Deferred("tchp-2", "2026-03-02"))
            .Ceased("2026-01-20", Agent.Docetaxel).Ceased("2026-02-25", Agent.Carboplatin).Ceased("2026-02-27", Agent.Pertuzumab);

        life.AgentsOf("tchp-2").ShouldBe("trastuzumab (loading)"); // 56 days after the first
        life.DateOf("surgery").ShouldBe("2026-02-25");
    }

    [Theory]
    [InlineData(Therapy.Chemotherapy)]
    [InlineData(Therapy.Her2)]
    [InlineData(Therapy.Radiotherapy)]
    [InlineData(Therapy.Endocrine)]
    public void What_has_ceased_keeps_its_day_when_all_therapy_ceases_later(Therapy therapy)
    {
        var life = Given.Life(WithEndocrineTherapy).Doses("tchp-1 2026-01-05").Tell(Told.Ceased(therapy, "2026-01-20"));
        var gone = life.On("2026-02-20").Events.Where(e => e.Status == EventStatus.Cancelled).Select(e => (e.Key, e.Date, e.Why)).ToList();
        var agents = life.AgentsOf("tchp-2");

        life.Tell(Told.Ceased(Therapy.All, "2026-02-20"));

        life.AgentsOf("tchp-2").ShouldBe(agents, "of 26 January");
        life.On("2026-02-20").Events.Where(e => e.Status == EventStatus.Cancelled).Select(e => (e.Key, e.Date, e.Why)).Intersect(gone).ShouldBe(gone);
    }

    [Fact]
    public void When_all_therapy_ceases_endocrine_therapy_goes_with_it_although_without_radiotherapy_it_would_have_been_earlier()
    {
        // Radiotherapy from 29 June to 17 July, endocrine therapy on 20 July; without radiotherapy it were the restart, 8 June.
        var life = Given.Life(WithEndocrineTherapy).Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Pcr)
            .Tell(Told.Ceased(Therapy.All, "2026-06-20"));
        var schedule = life.On("2026-06-20");

        schedule.Find("endocrine-start")!.ShouldSatisfyAllConditions(
            start => start.Status.ShouldBe(EventStatus.Cancelled), start => start.Date.ShouldBe(Given.Day("2026-07-20")),
            start => start.Why.ShouldEndWith("Endocrine therapy was ceased on 2026-06-20: toxicity."));
        schedule.Find("radiotherapy-end")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Events.ShouldNotContain(e => e.IsOpen && e.Kind == EventKind.EndocrineReview);
    }

    [Fact]
    public void An_event_that_lay_before_that_day_stays_open()
    {
        var life = Given.Life(WithEndocrineTherapy with { Radiotherapy = null }).Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Pcr)
            .Tell(Told.Ceased(Therapy.Endocrine, "2026-06-20"));

        life.On("2026-06-20").Find("endocrine-start")!.Status.ShouldBe(EventStatus.Planned); // of 8 June
        life.On("2026-06-20").Find("endocrine-review-5-years")!.ShouldSatisfyAllConditions(
            review => review.Status.ShouldBe(EventStatus.Cancelled),
            review => review.Why.ShouldEndWith("Endocrine therapy was ceased on 2026-06-20: toxicity."));
    }

    [Fact]
    public void Endocrine_therapy_that_was_begun_stays_done_and_its_reviews_go()
    {
        var started = new EndocrineStarted { Id = "started", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-07-20") };
        var life = Given.Life(WithEndocrineTherapy).Operated("2026-05-18").Tell(started).Tell(Told.Ceased(Therapy.Endocrine, "2027-01-15"));

        life.On("2027-01-15").Find("endocrine-start")!.Status.ShouldBe(EventStatus.Done);
        life.On("2027-01-15").Find("endocrine-review-5-years")!.Status.ShouldBe(EventStatus.Cancelled);
    }

    [Fact]
    public void A_dose_given_after_the_end_counts_and_one_left_open_before_it_does_not_hide_it()
    {
        // t-dm1-5 of 31 August was never recorded, t-dm1-6 was given; then it is said that HER2 therapy had ended on 25 August.
        var life = Given.Operated()
            .Doses("t-dm1-1 2026-06-08", "t-dm1-2 2026-06-29", "t-dm1-3 2026-07-20", "t-dm1-4 2026-08-10", "t-dm1-6 2026-09-21")
            .Tell(Told.Ceased(Therapy.Her2, "2026-08-25"));
        var schedule = life.On("2026-09-30");

        (schedule.Find("t-dm1-5")!.Status, schedule.Find("t-dm1-6")!.Status).ShouldBe((EventStatus.Cancelled, EventStatus.Done));
        schedule.Find("echo-end")!.Date.ShouldBe(Given.Day("2026-10-12")); // 21 September + 21 days
    }

    [Fact]
    public void A_course_that_was_never_more_than_expected_just_goes()
    {
        var life = Given.Life(Given.Plan with { AfterSurgery = AfterSurgery.Default with { Expected = PathologyResponse.Residual } })
            .Doses("tchp-1 2026-01-05").Tell(Told.Ceased(Therapy.Her2, "2026-02-01"));

        life.On("2026-02-01").Events.ShouldNotContain(e => e.Key.StartsWith("t-dm1-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hp", Agent.Trastuzumab, "hp-1 2026-01-05")]
    [InlineData("t-dm1", Agent.TrastuzumabEmtansine, "t-dm1-1 2026-01-05")]
    public void Of_an_adjuvant_course_nothing_is_left_when_its_agent_is_stopped(string protocol, Agent agent, string first)
    {
        var schedule = Given.Life(Given.Plan with { Protocol = protocol }).Doses(first).Ceased("2026-01-20", agent).On("2026-01-20");

        schedule.Find("her2-completion")!.ShouldSatisfyAllConditions(
            completion => completion.Status.ShouldBe(EventStatus.Cancelled),
            completion => completion.Why.ShouldEndWith("HER2 therapy was ceased on 2026-01-20: toxicity."));
        schedule.Find("echo-end")!.Date.ShouldBe(Given.Day("2026-01-26"));
    }

    [Fact]
    public void A_dose_of_before_that_was_never_recorded_is_no_therapy_that_goes_on()
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Ceased("2026-01-20", Agent.Trastuzumab);

        life.OpenCycles("hp", "2026-01-20").ShouldBe(["hp-1 2026-01-05"]);
        life.On("2026-01-20").Find("her2-completion")!.Status.ShouldBe(EventStatus.Cancelled);
    }

    private static TreatmentPlan WithEndocrineTherapy => Given.CleanSubject.Plan;
}
