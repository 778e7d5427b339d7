using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Tasks;

/// <summary>What is recorded about a task, and what follows: TCHP from Monday 5 January 2026 with goserelin and pegfilgrastim.</summary>
public sealed class TaskFactTests
{
    private static readonly TreatmentPlan Plan = Given.CleanSubject.Plan with { Tasks = ["goserelin", "pegfilgrastim", "zoledronate"] };
    private static readonly DateOnly Today = Given.Day("2026-02-02");

    [Fact]
    public void Once_one_is_done_the_next_counts_from_it()
    {
        var schedule = After(Done("goserelin-1", "2025-12-29"), Done("goserelin-2", "2026-01-30"));

        schedule.Find("goserelin-2")!.ShouldSatisfyAllConditions(
            e => e.Status.ShouldBe(EventStatus.Done),
            e => e.Date.ShouldBe(Given.Day("2026-01-30")),
            e => e.Why.ShouldBe("Done on 2026-01-30."));
        schedule.Find("goserelin-3")!.Date.ShouldBe(Given.Day("2026-02-27"));
        schedule.Find("goserelin-3")!.Why.ShouldBe("28 days after goserelin-2 (2026-01-30).");
        schedule.Find("goserelin-4")!.Date.ShouldBe(Given.Day("2026-03-27"));
    }

    [Fact]
    public void The_next_of_a_branch_that_is_not_decided_is_provisional_also_after_one_that_was_done()
    {
        // T-DXd of residual disease would begin on 8 June 2026; a first chest CT is done before pathology answers.
        var plan = Plan with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd, Expected = PathologyResponse.Residual } };

        var schedule = Given.Course(plan).Recorded(Done("chest-ct-1", "2026-05-20")).ScheduleOn(Today);

        (schedule.Find("chest-ct-2")!.Date, schedule.Find("chest-ct-2")!.Status).ShouldBe((Given.Day("2026-07-22"), EventStatus.Provisional));
    }

    [Fact]
    public void After_surgery_they_are_provisional_although_the_same_agent_was_given_before_it()
    {
        // T-DXd before surgery from 5 January to 9 March 2026; of residual disease again from 3 August.
        var plan = Plan with { Protocol = "tdxd-thp",
            AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd, Expected = PathologyResponse.Residual } };

        var scans = Given.Course(plan).ScheduleOn(Today).Events.Where(e => e.Key.StartsWith("chest-ct-", StringComparison.Ordinal)).ToList();

        scans.Take(2).ShouldAllBe(e => e.Status == EventStatus.Planned && e.Date <= Given.Day("2026-03-09"));
        scans.Skip(2).ShouldAllBe(e => e.Status == EventStatus.Provisional && e.Date >= Given.Day("2026-08-03"));
        scans.Count.ShouldBe(6);
    }

    [Fact]
    public void Calendar_months_count_from_the_day_it_was_done()
    {
        var schedule = Given.Course(Plan).Recorded(Done("zoledronate-1", "2026-08-31")).ScheduleOn(Today);

        schedule.Find("zoledronate-2")!.Date.ShouldBe(Given.Day("2027-03-01"), "28 February 2027 is a Sunday");
        schedule.Find("zoledronate-3")!.Date.ShouldBe(Given.Day("2027-08-31"));
    }

    [Fact]
    public void An_omitted_one_keeps_its_number_and_moves_no_other()
    {
        var before = After();
        var schedule = After(Omitted("goserelin-2"));

        schedule.Find("goserelin-2")!.Status.ShouldBe(EventStatus.Omitted);
        schedule.Find("goserelin-2")!.Why.ShouldEndWith("Omitted: the patient is away.");
        Dates(schedule).Except(Dates(before)).ShouldBeEmpty();
    }

    [Fact]
    public void A_deferral_moves_only_the_one_that_is_deferred()
    {
        var schedule = After(Deferred("goserelin-2", "2026-02-02"));

        schedule.Find("goserelin-2")!.Date.ShouldBe(Given.Day("2026-02-02"));
        schedule.Find("goserelin-3")!.Date.ShouldBe(Given.Day("2026-02-23"));
    }

    [Fact]
    public void A_task_beside_a_cycle_goes_with_it()
    {
        var dose = new DoseGiven { Id = "d", Plan = Plan.Id, By = "x", Event = "tchp-1", Date = Given.Day("2026-01-08") };

        var schedule = After(dose);

        schedule.Find("pegfilgrastim-1")!.Date.ShouldBe(Given.Day("2026-01-09"));
        schedule.Find("pegfilgrastim-2")!.Date.ShouldBe(Given.Day("2026-01-30"));
    }

    [Fact]
    public void A_cycle_without_the_agent_has_no_task_beside_it_and_the_others_keep_their_numbers()
    {
        var omitted = new DoseOmitted { Id = "o", Plan = Plan.Id, By = "x", Event = "tchp-2", Agents = AgentSet.Of(Agent.Docetaxel), Reason = "neuropathy" };

        var schedule = After(omitted);

        schedule.Find("pegfilgrastim-2")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Find("pegfilgrastim-3")!.Date.ShouldBe(Given.Day("2026-02-17"));
    }

    [Fact]
    public void A_task_that_an_amendment_no_longer_names_is_cancelled_and_what_was_done_stays()
    {
        var schedule = After(Done("goserelin-1", "2025-12-29"), new PlanAmended { Id = "a", Plan = Plan.Id, By = "x", Document = Plan with { Tasks = [] } });

        schedule.Find("goserelin-1")!.Status.ShouldBe(EventStatus.Done);
        schedule.Find("goserelin-2")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Events.ShouldNotContain(e => e.Kind == EventKind.Task && e.IsOpen);
    }

    [Fact]
    public void Goserelin_ends_with_the_course_when_HER2_therapy_was_ceased()
    {
        var ceased = new Ceased { Id = "c", Plan = Plan.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-01-20"), Reason = "declined" };

        var open = After(ceased).Events.Where(e => e is { Kind: EventKind.Task, IsOpen: true } && e.Key.StartsWith("goserelin", StringComparison.Ordinal))
            .ToList();

        open[^1].Date.ShouldBe(Given.Day("2026-04-20"), "the day of the last chemotherapy");
    }

    [Fact]
    public void Closing_the_plan_cancels_every_open_task() =>
        After(new PatientDied { Id = "z", Plan = Plan.Id, By = "x", Date = Given.Day("2026-01-20"), Reason = "as reported" })
            .Events.ShouldNotContain(e => e.Kind == EventKind.Task && e.IsOpen);

    [Theory]
    [InlineData("tchp-1", "tchp-1 is not a task of the clinic")]
    [InlineData("goserelin-99", "the plan has no event goserelin-99")]
    public void Only_an_open_task_can_be_done_or_omitted(string key, string detail)
    {
        var course = Given.Course(Plan);

        Refused(course, Done(key, "2026-01-05")).ShouldContain(detail);
        Refused(course, Omitted(key)).ShouldContain(detail);
    }

    [Fact]
    public void A_done_task_is_not_done_again_and_not_in_the_future()
    {
        var course = Given.Course(Plan).Recorded(Done("goserelin-1", "2025-12-29"));

        Refused(course, Done("goserelin-1", "2025-12-30") with { Id = "again" }).ShouldContain("goserelin-1 is closed: done (2025-12-29)");
        Refused(course, Done("goserelin-2", "2026-02-03")).ShouldContain("is in the future");
    }

    [Fact]
    public void Doses_and_echoes_are_not_recorded_on_a_task()
    {
        var course = Given.Course(Plan);

        Refused(course, new DoseOmitted { Id = "o", Plan = Plan.Id, By = "x", Event = "goserelin-1", Reason = "away" }).ShouldContain("not a cycle");
        Refused(course, new EchoBooked { Id = "b", Plan = Plan.Id, By = "x", Event = "goserelin-1", Date = Today }).ShouldContain("not an echo");
    }

    private static Schedule After(params Fact[] facts) => Given.Course(Plan).Recorded(facts).ScheduleOn(Today);

    private static string Refused(Course course, Fact fact) => course.Record(fact, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail;

    private static IEnumerable<string> Dates(Schedule schedule) => schedule.Events.Select(e => $"{e.Key} {e.Date:O}");

    private static TaskDone Done(string key, string date) => new() { Id = $"done-{key}", Plan = Plan.Id, By = "x", Event = key, Date = Given.Day(date) };

    private static TaskOmitted Omitted(string key) => new() { Id = $"omitted-{key}", Plan = Plan.Id, By = "x", Event = key, Reason = "the patient is away" };

    private static Deferred Deferred(string key, string to) =>
        new() { Id = $"deferred-{key}", Plan = Plan.Id, By = "x", Event = key, To = Given.Day(to), Reason = "away" };
}
