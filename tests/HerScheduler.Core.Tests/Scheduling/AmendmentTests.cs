using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>A new document replaces the plan from now on; what was done stays done.</summary>
public sealed class AmendmentTests
{
    private static readonly DateOnly Today = Given.Day("2026-02-10");

    [Fact]
    public void A_changed_protocol_keeps_what_was_done_and_cancels_the_rest()
    {
        var course = Given.Course(Given.Plan)
            .Recorded(Dose("tchp-1", "2026-01-05"), Dose("tchp-2", "2026-01-26"),
                Amend(Given.Plan with { Protocol = "ac-thp", Start = Given.Day("2026-02-16") }));

        var schedule = course.ScheduleOn(Today);

        schedule.Find("tchp-2")!.Status.ShouldBe(EventStatus.Done);
        schedule.Find("tchp-3")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Find("tchp-3")!.Why.ShouldContain("amended");
        schedule.Find("ac-1")!.Date.ShouldBe(Given.Day("2026-02-16"));
        schedule.Find("hp-1")!.Her2Cycle.ShouldBe(3, "the two doses of TCHP count");
        schedule.Events.Count(e => e.Her2Cycle is not null).ShouldBe(18);
    }

    [Fact]
    public void An_amendment_that_changes_no_date_keeps_deferrals()
    {
        var course = Given.Course(Given.Plan).Recorded(
            new Deferred { Id = "d", Plan = Given.Plan.Id, By = "x", Event = "tchp-3", To = Given.Day("2026-02-23"), Reason = "counts" },
            Amend(Given.Plan with { Navigator = "navigator.two@example.org" }));

        course.ScheduleOn(Today).Find("tchp-3")!.Date.ShouldBe(Given.Day("2026-02-23"));
        course.Plan.Navigator.ShouldBe("navigator.two@example.org");
    }

    [Fact]
    public void An_amendment_against_a_safety_rule_is_refused_and_changes_nothing()
    {
        var course = Given.Course(Given.Plan);
        var plan = Given.Plan with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.Hp } };

        var refusal = course.Record(Amend(plan), Today).ShouldBeOfType<Recording.Refused>().Refusal;

        refusal.Faults[0].Pointer.ShouldBe("#/document");
        refusal.Faults[0].Detail.ShouldContain("R13");
        course.Version.ShouldBe(0);
        course.Plan.ShouldBe(Given.Plan);
        course.Record(Amend(plan with { Overrides = [new RuleOverride("R13", "the tumor board decided", "dr.one@example.org")] }),
            Today).ShouldBeOfType<Recording.Accepted>();
    }

    [Fact]
    public void A_cycle_that_was_left_out_before_one_that_was_given_stays_left_out_with_another_start()
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"),
            new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "tchp-2", Reason = "fever" }, Dose("tchp-3", "2026-02-16"),
            Amend(Given.Plan with { Start = Given.Day("2026-01-07") }));

        var schedule = course.ScheduleOn(Given.Day("2026-02-20"));

        // Five of six before surgery: 13 follow it, the one left out is made up as the last.
        (schedule.Find("tchp-2")!.Status, schedule.Find("tchp-4")!.Date).ShouldBe((EventStatus.Omitted, Given.Day("2026-03-09")));
        schedule.Events.Last(e => e.Kind == EventKind.Cycle).Key.ShouldBe("hp-19");
    }

    [Fact]
    public void An_open_cycle_before_one_that_was_given_is_not_moved_by_another_start()
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"),
            new Deferred { Id = "d", Plan = Given.Plan.Id, By = "x", Event = "tchp-2", To = Given.Day("2026-02-02"), Reason = "counts" },
            Dose("tchp-3", "2026-02-23"), Amend(Given.Plan with { Start = Given.Day("2026-01-07") }));

        course.ScheduleOn(Given.Day("2026-02-24")).Find("tchp-2")!.Date.ShouldBe(Given.Day("2026-02-02"));
    }

    [Fact]
    public void What_was_left_out_before_anything_was_given_begins_again_with_the_new_start()
    {
        var course = Given.Course(Given.Plan).Recorded(
            new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Reason = "not well" },
            Amend(Given.Plan with { Start = Given.Day("2026-02-16") }));

        var first = course.ScheduleOn(Given.Day("2026-02-10")).Find("tchp-1")!;
        (first.Status, first.Date).ShouldBe((EventStatus.Planned, Given.Day("2026-02-16")));
    }

    [Theory]
    [InlineData("other", "MRN-0001", "#/document/id")]
    [InlineData("plan-0001", "MRN-9999", "#/document/patient/id")]
    public void An_amendment_is_for_the_same_plan_and_patient(string id, string patient, string pointer)
    {
        var amended = Amend(Given.Plan with { Id = id, Patient = new Patient(patient, null) });

        Given.Course(Given.Plan).Record(amended, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Pointer.ShouldBe(pointer);
    }

    [Fact]
    public void A_deferral_of_the_old_course_does_not_bind_the_new_one()
    {
        var course = Given.Course(Given.Plan).Recorded(Told.Deferred("tchp-2", "2026-02-16"), Amend(Given.Plan with { Start = Given.Day("2026-01-12") }));

        course.ScheduleOn(Today).Find("tchp-2")!.Date.ShouldBe(Given.Day("2026-02-02"));
    }

    [Fact]
    public void Of_what_was_left_out_only_that_stays_which_a_later_cycle_of_its_track_has_overtaken()
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"), Told.Omitted("tchp-2"), Dose("tchp-3", "2026-02-16"),
            Told.Omitted("tchp-5"), Amend(Given.Plan with { Start = Given.Day("2026-01-07") }));

        var schedule = course.ScheduleOn(Given.Day("2026-02-20"));

        (schedule.Find("tchp-2")!.Status, schedule.Find("tchp-5")!.Status).ShouldBe((EventStatus.Omitted, EventStatus.Planned));
    }

    [Fact]
    public void A_cycle_of_another_track_overtakes_nothing()
    {
        // hp-1 and hp-2 were given; paclitaxel-2 was left out and no later paclitaxel was given.
        var plan = Given.Plan with { Protocol = "thp" };
        var course = Given.Course(plan).Recorded(Dose("paclitaxel-1", "2026-01-05"), Dose("hp-1", "2026-01-05"), Told.Omitted("paclitaxel-2"),
            Dose("hp-2", "2026-01-26"), Dose("hp-3", "2026-02-16"), Amend(plan with { Start = Given.Day("2026-01-06") }));

        course.ScheduleOn(Given.Day("2026-02-20")).Find("paclitaxel-2")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Theory]
    [InlineData(PathologyResponse.Pcr, "hp-5 2026-06-29", "hp-6 2026-07-20")]
    [InlineData(PathologyResponse.Residual, "t-dm1-1 2026-06-29", "t-dm1-2 2026-07-20")]
    public void A_start_that_is_corrected_late_leaves_everything_where_it_is(PathologyResponse response, string given, string next)
    {
        // NeoSphere: four docetaxel with HP, surgery on 6 April, FEC from 27 April, HER2 therapy one interval after the third.
        var plan = Given.Plan with { Protocol = "dhp-fec" };
        var life = Given.Life(plan).Doses("dhp-1 2026-01-05", "dhp-2 2026-01-26", "dhp-3 2026-02-16", "dhp-4 2026-03-09").Operated("2026-04-06")
            .Answered("2026-04-16", response).Doses("fec-1 2026-04-27", "fec-2 2026-05-18", "fec-3 2026-06-08", given);
        var before = life.On("2026-06-30");
        before.Find(next.Split(' ')[0])!.Date.ShouldBe(Given.Day(next.Split(' ')[1]));

        life.Tell(Amend(plan with { Start = Given.Day("2026-01-06") }));

        var after = life.On("2026-06-30");
        after.Events.Select(e => (e.Key, e.Date, e.Status, e.Her2Cycle)).ShouldBe(before.Events.Select(e => (e.Key, e.Date, e.Status, e.Her2Cycle)));
    }

    private static DoseGiven Dose(string key, string date) =>
        new() { Id = $"given-{key}", Plan = Given.Plan.Id, By = "x", Event = key, Date = Given.Day(date) };

    private static PlanAmended Amend(TreatmentPlan document) => new() { Id = "amended", Plan = Given.Plan.Id, By = "x", Document = document };
}
