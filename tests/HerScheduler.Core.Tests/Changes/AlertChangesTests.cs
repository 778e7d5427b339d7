using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Changes;

/// <summary>Which alerts a recorded fact began and ended.</summary>
public sealed class AlertChangesTests
{
    private static readonly DateOnly Today = Given.Day("2026-04-20");

    [Fact]
    public void A_low_LVEF_begins_its_hold_and_a_resume_ends_it()
    {
        var course = OnTreatment();

        var held = By(course, Lvef("low", "2026-03-20", 44));
        held.Began.Select(alert => (alert.Code, alert.Event, alert.Since)).ShouldContain((AlertCode.LvefHold, "echo-1", Given.Day("2026-03-20")));
        held.Ended.Select(alert => alert.Code).ShouldBe([AlertCode.LvefStale, AlertCode.LvefGap], ignoreOrder: true, "an LVEF is known again");

        var resumed = By(course, new Resume { Id = "r", Plan = Given.Plan.Id, By = "dr", From = Today, Reason = "decided" });
        resumed.Ended.Select(alert => alert.Code).ShouldContain(AlertCode.LvefHold);
        resumed.Began.Select(alert => alert.Code).ShouldContain(AlertCode.LvefBelowNormal, "the last LVEF is still below normal");
    }

    [Fact]
    public void A_second_low_LVEF_is_a_new_alert()
    {
        var course = OnTreatment();
        By(course, Lvef("low", "2026-03-20", 49)).Began.Select(alert => alert.Code).ShouldContain(AlertCode.LvefBelowNormal);

        var again = By(course, Lvef("again", "2026-04-10", 49));

        again.Began.Where(alert => alert.Code == AlertCode.LvefBelowNormal).Select(alert => alert.Since).ShouldBe([Given.Day("2026-04-10")]);
        again.Ended.Where(alert => alert.Code == AlertCode.LvefBelowNormal).Select(alert => alert.Since).ShouldBe([Given.Day("2026-03-20")]);
    }

    [Fact]
    public void An_acceptance_begins_and_ends_the_hold()
    {
        var course = OnTreatment();
        By(course, Lvef("low", "2026-03-20", 47));

        var accepted = By(course,
            new LvefAccepted { Id = "a", Plan = Given.Plan.Id, By = "dr", Date = Given.Day("2026-03-30"), Floor = 40, Reason = "cardiology" });

        accepted.Began.Where(alert => alert.Code != AlertCode.NotBooked).Select(alert => alert.Code).ShouldBe([AlertCode.LvefAccepted]);
        accepted.Began.Where(alert => alert.Code == AlertCode.NotBooked).Select(alert => alert.Event)
            .ShouldBe(["echo-2"], "close watch asks for the next one on 1 May");
        accepted.Ended.Select(alert => alert.Code).ShouldContain(AlertCode.LvefHold);
    }

    [Theory]
    [InlineData(AlertCode.Reload, "tchp-4", "2026-03-10", false)]
    [InlineData(AlertCode.LvefStale, "tchp-4", "2026-03-10", true)]
    [InlineData(AlertCode.Reload, "tchp-5", "2026-03-10", true)]
    [InlineData(AlertCode.Reload, "tchp-4", "2026-03-11", true)]
    public void Another_code_event_or_day_is_another_alert_and_another_message_is_not(AlertCode code, string key, string since, bool another)
    {
        var changes = AlertChanges.Between(
            With(new Alert(AlertCode.Reload, "tchp-4", Given.Day("2026-03-10"), "before", "S")), With(new Alert(code, key, Given.Day(since), "after", "S")));

        (changes.Began.Select(alert => alert.Message), changes.Ended.Select(alert => alert.Message)).ShouldSatisfyAllConditions(
            both => both.Item1.ShouldBe(another ? ["after"] : []), both => both.Item2.ShouldBe(another ? ["before"] : []));

        static Schedule With(Alert alert) => Given.Schedule(Given.Plan) with { Alerts = [alert] };
    }

    [Fact]
    public void At_approval_everything_listed_begins() =>
        AlertChanges.Between(null, OnTreatment().ScheduleOn(Given.Day("2027-06-01"))).ShouldSatisfyAllConditions(
            changes => changes.Began.ShouldNotBeEmpty(),
            changes => changes.Ended.ShouldBeEmpty());

    [Fact]
    public void Between_the_same_schedule_nothing_begins_and_nothing_ends()
    {
        var schedule = OnTreatment().ScheduleOn(Given.Day("2027-06-01"));

        var changes = AlertChanges.Between(schedule, schedule);

        (changes.Began.Count + changes.Ended.Count).ShouldBe(0);
    }

    private static Course OnTreatment() => Given.Course(Given.Plan).Recorded(
        Lvef("baseline", "2025-12-29", 58),
        Dose("tchp-1", "2026-01-05"),
        Dose("tchp-2", "2026-01-26"),
        Dose("tchp-3", "2026-02-16"),
        Dose("tchp-4", "2026-03-09"));

    private static AlertChanges By(Course course, Fact fact)
    {
        var before = course.ScheduleOn(Today);
        course.Recorded(fact);
        return AlertChanges.Between(before, course.ScheduleOn(Today));
    }

    private static LvefResult Lvef(string id, string date, decimal percent) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day(date), Percent = percent };

    private static DoseGiven Dose(string key, string date) => new() { Id = key, Plan = Given.Plan.Id, By = "x", Event = key, Date = Given.Day(date) };
}
