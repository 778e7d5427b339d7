using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Changes;

/// <summary>What a fact changed, event by event, and why.</summary>
public sealed class ScheduleDiffTests
{
    private static readonly DateOnly Today = Given.Day("2026-03-09");

    [Fact]
    public void Approval_schedules_every_planned_event_and_says_nothing_of_provisional_ones()
    {
        var schedule = Given.Course(Given.Plan).ScheduleOn(Today);

        var changes = ScheduleDiff.Between(null, schedule, null);

        changes.Select(c => c.Event.Key).ShouldBe(schedule.Events.Where(e => e.Status == EventStatus.Planned).Select(e => e.Key));
        changes.ShouldAllBe(c => c.Kind == ChangeKind.Scheduled && c.Why == "the plan was approved" && c.PreviousDate == null);
    }

    [Fact]
    public void A_deferral_moves_its_event_and_the_consequences_say_of_what()
    {
        var changes = ChangesBy(Given.Course(Given.Plan), Defer("tchp-4", "2026-03-16"));

        var own = Of(changes, "tchp-4");
        (own.Kind, own.PreviousDate, own.Event.Date, own.Why)
            .ShouldBe((ChangeKind.Moved, Given.Day("2026-03-09"), Given.Day("2026-03-16"), "deferred: ANC below 1.5"));
        var consequence = Of(changes, "tchp-5");
        (consequence.Kind, consequence.Why).ShouldBe((ChangeKind.Moved, "moved 7 days: tchp-4 was deferred"));
        changes.ShouldNotContain(c => c.Event.Key == "echo-1" || c.Event.Key == "hp-7");
    }

    [Fact]
    public void Recording_a_dose_on_its_planned_day_changes_only_that_cycle()
    {
        var changes = ChangesBy(Given.Course(Given.Plan),
            new DoseGiven { Id = "d", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Date = Given.Plan.Start });

        // The baseline echo was not done, and can no longer precede the dose.
        changes.Select(c => (c.Event.Key, c.Kind)).ShouldBe([("echo-baseline", ChangeKind.Cancelled), ("tchp-1", ChangeKind.Done)]);
    }

    [Fact]
    public void A_low_LVEF_holds_and_a_resume_releases()
    {
        var course = Given.Course(Given.Plan).Recorded(Lvef("l1", "2025-12-29", 62));
        var held = ChangesBy(course, Lvef("l2", "2026-03-20", 44));

        Of(held, "tchp-5").Kind.ShouldBe(ChangeKind.Held);
        Of(held, "echo-repeat-1").Kind.ShouldBe(ChangeKind.Scheduled);
        held.ShouldNotContain(c => c.Event.Key.StartsWith("hp-", StringComparison.Ordinal), "the branch is not decided: shown as held, and nobody is told");

        var released = ChangesBy(course, new Resume { Id = "r", Plan = Given.Plan.Id, By = "dr", From = Given.Day("2026-04-20"), Reason = "recovered" });

        Of(released, "tchp-6").Kind.ShouldBe(ChangeKind.Released);
        Of(released, "echo-repeat-1").Kind.ShouldBe(ChangeKind.Cancelled);
        released.ShouldNotContain(c => c.Event.Key.StartsWith("hp-", StringComparison.Ordinal));
        Of(released, "tchp-6").Why.ShouldContain("resumed from 2026-04-20: recovered");
    }

    [Fact]
    public void Pathology_schedules_the_branch_that_was_provisional()
    {
        var course = Given.Course(Given.Plan).Recorded(new SurgeryPerformed { Id = "s", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-05-18") });

        var changes = ChangesBy(course,
            new PathologyResult { Id = "p", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-05-28"), Response = PathologyResponse.Residual });

        Of(changes, "t-dm1-1").Kind.ShouldBe(ChangeKind.Scheduled);
        Of(changes, "pathology").Kind.ShouldBe(ChangeKind.Done);
        changes.ShouldNotContain(c => c.Event.Key == "hp-7", "it never was planned");
    }

    [Fact]
    public void A_new_clearance_is_told_for_cycles_within_21_days_only()
    {
        var changes = ChangesBy(Given.Course(Given.Plan), Lvef("l", "2026-03-06", 60));

        changes.Where(c => c.Kind == ChangeKind.Changed).ShouldAllBe(c => c.Event.Date <= Today.AddDays(ScheduleDiff.ChangedWithinDays));
        Of(changes, "tchp-5").Kind.ShouldBe(ChangeKind.Changed);
        changes.ShouldNotContain(c => c.Event.Key == "tchp-6");
    }

    [Fact]
    public void Retracting_takes_back_what_the_fact_did()
    {
        var course = Given.Course(Given.Plan).Recorded(Defer("tchp-4", "2026-03-16"));

        var changes = ChangesBy(course, new Retracted { Id = "r", Plan = Given.Plan.Id, By = "x", Fact = "deferred-tchp-4", Reason = "wrong patient" });

        var moved = Of(changes, "tchp-4");
        (moved.Kind, moved.Event.Date, moved.Why)
            .ShouldBe((ChangeKind.Moved, Given.Day("2026-03-09"), "moved 7 days earlier: fact deferred-tchp-4 was retracted"));
    }

    [Fact]
    public void Closing_cancels_everything_open_once()
    {
        var course = Given.Course(Given.Plan);
        var open = course.ScheduleOn(Today).Events.Count(e => e.Status == EventStatus.Planned);

        var changes = ChangesBy(course, new PatientDied { Id = "died", Plan = Given.Plan.Id, By = "x", Date = Today, Reason = "heart failure" });

        changes.Count.ShouldBe(open);
        changes.ShouldAllBe(c => c.Kind == ChangeKind.Cancelled && c.Why.Contains("the patient died on 2026-03-09"));
    }

    [Fact]
    public void Of_facts_recorded_together_each_change_names_the_one_behind_it()
    {
        var course = Given.Course(Given.Plan);
        var before = course.ScheduleOn(Today);
        Fact[] facts = [Lvef("l1", "2025-12-29", 62), Defer("tchp-2", "2026-02-02"), Lvef("l2", "2026-03-09", 44)];
        List<Step> steps = [.. facts.Select(fact => new Step(fact, course.Recorded(fact).ScheduleOn(Today)))];

        var changes = ScheduleDiff.Over(before, steps);

        (Of(changes, "echo-baseline").Kind, Of(changes, "echo-baseline").Cause).ShouldBe((ChangeKind.Done, "l1"));
        (Of(changes, "tchp-2").Why, Of(changes, "tchp-2").Cause).ShouldBe(("deferred: ANC below 1.5", "deferred-tchp-2"));
        (Of(changes, "surgery").Why, Of(changes, "surgery").Cause).ShouldBe(("moved 7 days: tchp-2 was deferred", "deferred-tchp-2"));
        (Of(changes, "tchp-5").Kind, Of(changes, "tchp-5").Why, Of(changes, "tchp-5").Cause).ShouldBe((ChangeKind.Held, "LVEF was 44 % on 2026-03-09", "l2"));
    }

    [Fact]
    public void One_day_is_a_day() =>
        Of(ChangesBy(Given.Course(Given.Plan), Defer("tchp-4", "2026-03-10")), "tchp-5").Why.ShouldBe("moved 1 day: tchp-4 was deferred");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_listed_no_longer_is_told_as_cancelled_also_when_it_was_done(bool done)
    {
        // The low result was another patient's; what answered it as echo-repeat-1 is an LVEF like any other then.
        var course = Given.Course(Given.Plan).Recorded(Lvef("l1", "2025-12-29", 62), Lvef("low", "2026-03-20", 44));
        if (done)
        {
            course.Recorded(Lvef("again", "2026-04-10", 60)).ScheduleOn(Today).Find("echo-repeat-1")!.Status.ShouldBe(EventStatus.Done);
        }

        var changes = ChangesBy(course, Retract("low"));

        var repeat = Of(changes, "echo-repeat-1");
        (repeat.Kind, repeat.PreviousDate, repeat.Event.Status, repeat.Event.Done, repeat.Cause)
            .ShouldBe((ChangeKind.Cancelled, Given.Day("2026-04-10"), EventStatus.Cancelled, null, "r-low"));
    }

    [Fact]
    public void What_was_cancelled_before_is_not_told_again_when_it_is_listed_no_longer()
    {
        var course = Given.Course(Given.Plan).Recorded(Lvef("l1", "2025-12-29", 62), Lvef("low", "2026-03-20", 44),
            new Resume { Id = "r", Plan = Given.Plan.Id, By = "dr", From = Given.Day("2026-04-20"), Reason = "recovered" });
        course.ScheduleOn(Today).Find("echo-repeat-1")!.Status.ShouldBe(EventStatus.Cancelled);

        ChangesBy(course, Retract("low")).ShouldNotContain(change => change.Event.Key == "echo-repeat-1");
    }

    [Fact]
    public void A_cycle_that_was_held_and_released_on_another_day_has_moved_because_of_the_resume()
    {
        var course = Given.Course(Given.Plan with { Protocol = "hp" }).Recorded(Lvef("l1", "2025-12-29", 62), Told.Dose("hp-1", "2026-01-05"),
            Told.Dose("hp-2", "2026-01-26"));
        var before = course.ScheduleOn(Today);
        Fact[] facts = [Lvef("low", "2026-02-09", 44), Told.Resumed("2026-03-16"), Told.Booked("echo-1", "2026-03-20")];

        var third = Of(ScheduleDiff.Over(before, [.. facts.Select(fact => new Step(fact, course.Recorded(fact).ScheduleOn(Today)))]), "hp-3");

        (third.Kind, third.PreviousDate, third.Event.Date, third.Cause)
            .ShouldBe((ChangeKind.Moved, Given.Day("2026-02-16"), Given.Day("2026-03-16"), "resumed-2026-03-16"));
        ScheduleDiff.Over(before, []).ShouldBeEmpty();
    }

    private static IReadOnlyList<Change> ChangesBy(Course course, Fact fact)
    {
        var before = course.ScheduleOn(Today);
        course.Recorded(fact);
        return ScheduleDiff.Between(before, course.ScheduleOn(Today), fact);
    }

    private static Change Of(IReadOnlyList<Change> changes, string key) => changes.Single(c => c.Event.Key == key);

    private static Deferred Defer(string key, string to) =>
        new() { Id = $"deferred-{key}", Plan = Given.Plan.Id, By = "x", Event = key, To = Given.Day(to), Reason = "ANC below 1.5" };

    private static Retracted Retract(string fact) =>
        new() { Id = $"r-{fact}", Plan = Given.Plan.Id, By = "x", Fact = fact, Reason = "another patient's" };

    private static LvefResult Lvef(string id, string date, decimal percent) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day(date), Percent = percent };
}
