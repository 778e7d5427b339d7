using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>When HER2 therapy can be said to go on below normal, and what that does to holds (rule L9).</summary>
public sealed class LvefAcceptanceTests
{
    private static readonly DateOnly Today = Given.Day("2026-04-20");

    [Theory]
    [InlineData(47, null, null)]
    [InlineData(48, null, "#/floor a floor of 48 % is above the last LVEF, 47 % on 2026-03-20")]
    [InlineData(40, "2026-03-31", null)]
    [InlineData(40, "2026-03-30", "#/until expected a day after 2026-03-30, found 2026-03-30")]
    public void The_floor_is_at_most_the_last_LVEF_and_the_end_after_the_beginning(int floor, string? until, string? refused)
    {
        var course = Low();

        var found = course.Record(Accepted("2026-03-30", floor, until), Today);

        if (refused is null)
        {
            found.ShouldBeOfType<Recording.Accepted>().Warnings.ShouldBeEmpty();
        }
        else
        {
            var fault = found.ShouldBeOfType<Recording.Refused>().Refusal.Faults[0];
            $"{fault.Pointer} {fault.Detail}".ShouldStartWith(refused);
        }
    }

    [Fact]
    public void Without_an_LVEF_there_is_nothing_to_accept() =>
        Given.Course(Given.Plan)
            .Record(Accepted("2026-03-30", 40), Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("no LVEF is recorded");

    [Theory]
    [InlineData("2026-03-29", "#/date 2026-03-29 is before 2026-03-30, when it was accepted")]
    [InlineData("2026-03-30", null)]
    [InlineData("2026-04-20", null)]
    public void Only_an_acceptance_that_stands_can_be_ended(string date, string? refused)
    {
        var course = Low().Recorded(Accepted("2026-03-30", 40));

        var found = course.Record(Ended(date), Today);

        (found is Recording.Refused r ? $"{r.Refusal.Faults[0].Pointer} {r.Refusal.Faults[0].Detail}" : null).ShouldBe(refused);
        Low().Record(Ended(date), Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("no acceptance stands");
    }

    [Fact]
    public void One_that_is_ended_on_the_day_it_began_never_stood_and_the_hold_goes_on()
    {
        var course = Low().Recorded(Accepted("2026-03-30", 40), Ended("2026-03-30"));

        Codes(course).ShouldBe([AlertCode.LvefHold]);
        course.ScheduleOn(Today).HeldSince.ShouldBe(Given.Day("2026-03-20"));
        Codes(Low().Recorded(Accepted("2026-03-30", 40), Ended("2026-03-31"))).ShouldBe([AlertCode.LvefBelowNormal]);
    }

    [Fact]
    public void A_clinicians_own_hold_stands_on()
    {
        var course = Low().Recorded(
            new Hold { Id = "h", Plan = Given.Plan.Id, By = "dr", From = Given.Day("2026-03-25"), Reason = "infection" },
            Accepted("2026-03-30", 40));

        course.ScheduleOn(Today).HeldSince.ShouldBe(Given.Day("2026-03-25"));
    }

    [Fact]
    public void A_newer_acceptance_replaces_the_one_before()
    {
        var course = Low().Recorded(Accepted("2026-03-30", 40), Accepted("2026-04-10", 45) with { Id = "a2" });

        Codes(course).ShouldBe([AlertCode.LvefAccepted]);
        course.ScheduleOn(Today).Alerts[0].Since.ShouldBe(Given.Day("2026-04-10"));
        Codes(course.Recorded(Lvef("below", "2026-04-15", 44))).ShouldContain(AlertCode.LvefHold, "44 is below the newer floor");
    }

    [Fact]
    public void A_value_accepted_does_not_count_as_a_hold()
    {
        var course = Low().Recorded(Accepted("2026-03-30", 40), Lvef("l3", "2026-04-01", 46), Lvef("l4", "2026-04-05", 45), Lvef("l5", "2026-04-10", 44));

        Codes(course).ShouldBe([AlertCode.LvefAccepted]);
    }

    [Fact]
    public void A_value_that_was_measured_before_the_acceptance_and_recorded_after_it_holds_nothing() =>
        Codes(Low().Recorded(Accepted("2026-03-30", 40), Lvef("late", "2026-03-28", 46))).ShouldBe([AlertCode.LvefAccepted]);

    [Fact]
    public void It_ends_with_HER2_therapy() =>
        Codes(Low().Recorded(
            Accepted("2026-03-30", 40),
            new Ceased { Id = "c", Plan = Given.Plan.Id, By = "dr", Therapy = Therapy.Her2, Date = Given.Day("2026-04-10"), Reason = "decided" }))
                .ShouldBeEmpty();

    [Fact]
    public void The_LVEF_it_accepts_cannot_be_retracted_before_it()
    {
        var course = Low().Recorded(Accepted("2026-03-30", 47), Lvef("l3", "2026-04-01", 46) with { Date = Given.Day("2026-03-15") });

        // Without the baseline everything still stands; without 47 the last LVEF is 46.
        course.Record(new Retracted { Id = "r", Plan = Given.Plan.Id, By = "x", Fact = "low", Reason = "wrong patient" },
            Today).ShouldBeOfType<Recording.Accepted>();
        var other = Low().Recorded(Lvef("l2", "2026-03-15", 44), Accepted("2026-03-30", 47));
        other.Record(new Retracted { Id = "r", Plan = Given.Plan.Id, By = "x", Fact = "low", Reason = "wrong patient" }, Today)
            .ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("depends on low");
    }

    private static IEnumerable<AlertCode> Codes(Course course) => course.ScheduleOn(Today).Alerts.Select(alert => alert.Code)
        .Where(code => code is AlertCode.LvefHold or AlertCode.LvefRepeat or AlertCode.LvefBelowNormal or AlertCode.LvefAccepted);

    /// <summary>58, then 47 on HP: a fall of 11 holds.</summary>
    private static Course Low() => Given.Course(Given.Plan).Recorded(
        Lvef("baseline", "2025-12-29", 58),
        Dose("tchp-1", "2026-01-05"),
        Dose("tchp-2", "2026-01-26"),
        Dose("tchp-3", "2026-02-16"),
        Dose("tchp-4", "2026-03-09"),
        Lvef("low", "2026-03-20", 47));

    private static LvefAccepted Accepted(string date, decimal floor, string? until = null) =>
        new() { Id = "a", Plan = Given.Plan.Id, By = "dr", Date = Given.Day(date), Floor = floor, Until = until is null
            ? null
            : Given.Day(until), Reason = "cardiology" };

    private static LvefAcceptanceEnded Ended(string date) => new() { Id = "e", Plan = Given.Plan.Id, By = "dr", Date = Given.Day(date), Reason = "cardiology" };

    private static LvefResult Lvef(string id, string date, decimal percent) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day(date), Percent = percent };

    private static DoseGiven Dose(string key, string date) => new() { Id = key, Plan = Given.Plan.Id, By = "x", Event = key, Date = Given.Day(date) };
}
