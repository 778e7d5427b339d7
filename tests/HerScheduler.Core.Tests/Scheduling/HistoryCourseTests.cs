using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What a history does to the course, and which facts contradict it.</summary>
public sealed class HistoryCourseTests
{
    private static readonly TreatmentPlan Plan = Given.Plan with
    {
        Protocol = "hp",
        History = new History(
            Anthracycline: false,
            Her2Thirds: 9,
            FirstHer2Dose: Given.Day("2025-10-20"),
            [new LastDose(Agent.Trastuzumab, Given.Day("2025-12-20")), new LastDose(Agent.Pertuzumab, Given.Day("2025-12-22"))],
            BaselineLvef: null),
    };

    [Theory]
    [InlineData("hp", 0, 18)]
    [InlineData("hp", 1, 18)]
    [InlineData("hp", 3, 17)]
    [InlineData("h", 53, 1)]
    [InlineData("h", 54, 0)]
    [InlineData("apt", 18, 25)]
    [InlineData("t-dm1", 18, 14)]
    public void A_history_shortens_the_course_of_18_only(string protocol, int thirds, int cycles) =>
        Given.Schedule(Plan with { Protocol = protocol, History = Plan.History! with { Her2Thirds = thirds } }).Events.Count(e => e.Kind == EventKind.Cycle)
            .ShouldBe(cycles);

    [Fact]
    public void A_ceased_course_lists_no_cycle_that_the_history_had_left_out()
    {
        var plan = Plan with { History = Plan.History! with { Her2Thirds = 18 } };

        var schedule = Given.Course(plan)
            .Recorded(new Ceased { Id = "f1", Plan = plan.Id, By = "clinic", Therapy = Therapy.Her2, Date = Given.Day("2026-03-01"), Reason = "declined" })
            .ScheduleOn(Given.Day("2026-03-01"));

        schedule.Find("hp-12")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Find("hp-13").ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-10-20", Agent.Trastuzumab, "expected a day after 2025-10-20, the first HER2 dose of the plan's history")]
    [InlineData("2025-12-20", Agent.Trastuzumab, "expected a day after 2025-12-20, the last trastuzumab of the plan's history")]
    [InlineData("2025-12-21", Agent.Trastuzumab, null)]
    [InlineData("2025-12-22", Agent.Pertuzumab, "expected a day after 2025-12-22, the last pertuzumab of the plan's history")]
    [InlineData("2025-12-23", Agent.Pertuzumab, null)]
    public void A_dose_on_or_before_one_of_the_history_contradicts_it(string date, Agent agent, string? phrase)
    {
        var dose = new DoseGiven { Id = "f1", Plan = Plan.Id, By = "clinic", Event = "hp-1", Date = Given.Day(date), Agents = AgentSet.Of(agent), Force = true,
            Reason = "as it happened" };

        ShouldBe(Given.Course(Plan), dose, phrase is null ? null : "#/date", phrase);
    }

    [Theory]
    [InlineData("2026-01-04", "2026-01-04", null, null)]
    [InlineData("2026-01-05", "2026-01-05", "#/document/history/firstHer2Dose",
        "expected a day before 2026-01-05, on which it was given under this plan, found 2026-01-05")]
    [InlineData("2026-01-04", "2026-01-05", "#/document/history/lastHer2Doses/trastuzumab", "expected a day before 2026-01-05")]
    public void An_amended_history_lies_before_what_was_given_under_the_plan(string first, string last, string? pointer, string? phrase)
    {
        var amended = Plan with
        {
            Start = Given.Day("2026-02-02"),
            History = Plan.History! with { FirstHer2Dose = Given.Day(first), LastHer2Doses = [new LastDose(Agent.Trastuzumab, Given.Day(last))] },
        };
        var course = Given.Course(Plan with { History = null })
            .Recorded(new DoseGiven { Id = "f1", Plan = Plan.Id, By = "clinic", Event = "hp-1", Date = Plan.Start });

        ShouldBe(course, new PlanAmended { Id = "f2", Plan = Plan.Id, By = "clinic", Document = amended }, pointer, phrase);
    }

    private static void ShouldBe(Course course, Fact fact, string? pointer, string? phrase)
    {
        var fault = course.Record(fact, Given.Day("2026-06-01")).Match<Core.Json.Fault?>(accepted: _ => null, alreadyRecorded: () => null, refused: refusal =>
            refusal.Faults.Single());

        fault?.Pointer.ShouldBe(pointer);
        (fault?.Detail ?? string.Empty).ShouldContain(phrase ?? string.Empty);
        (fault is null).ShouldBe(phrase is null);
    }
}
