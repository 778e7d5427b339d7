using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What a schedule says on a day: clearance of what was given, since when therapy is on hold, the names of events in a text.</summary>
public sealed class SeenFromADayTests
{
    [Fact]
    public void A_dose_that_was_given_keeps_the_clearance_it_had_on_its_day()
    {
        var schedule = Given.Life().Lvef("2025-12-29", 62).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26").Lvef("2026-03-30", 58).On("2026-04-01");

        schedule.Find("tchp-2")!.CardiacClearance.ShouldBe(new CardiacClearance(ClearanceState.Clear, 62, Given.Day("2025-12-29")));
        schedule.Find("tchp-6")!.CardiacClearance.ShouldBe(new CardiacClearance(ClearanceState.Clear, 58, Given.Day("2026-03-30")));
    }

    [Theory]
    [InlineData("2026-04-20", ClearanceState.Low)] // the first day on which it no longer stands is the day of tchp-6
    [InlineData("2026-04-21", ClearanceState.Accepted)]
    public void An_acceptance_clears_a_cycle_only_while_it_still_stands_on_its_day(string until, ClearanceState state)
    {
        var life = Given.Life().Lvef("2025-12-29", 58).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09")
            .Lvef("2026-03-24", 47)
            .Tell(new LvefAccepted
            {
                Id = "accepted", Plan = Given.Plan.Id, By = "dr", Date = Given.Day("2026-03-30"), Floor = 40, Until = Given.Day(until), Reason = "cardiology",
            })
            .Doses("tchp-5 2026-03-30");

        life.On("2026-04-14").Find("tchp-6")!.CardiacClearance!.State.ShouldBe(state);
    }

    [Fact]
    public void It_is_measured_by_the_interval_that_was_in_force_on_its_day()
    {
        // 49 days after the baseline: within 3 months. The 42 days of close watch came with the low LVEF of 20 March.
        var schedule = Given.Life().Lvef("2025-12-29", 58).Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16").Lvef("2026-03-20", 49)
            .On("2026-03-20");

        schedule.Find("tchp-3")!.CardiacClearance!.State.ShouldBe(ClearanceState.Clear);
    }

    [Fact]
    public void An_acceptance_is_told_with_its_reason()
    {
        var life = Given.Life().Tell(Told.Lvef("2026-03-20", 47)).Tell(new LvefAccepted
        {
            Id = "accepted", Plan = Given.Plan.Id, By = "dr", Date = Given.Day("2026-03-30"), Floor = 40, Reason = "an ACE inhibitor was begun",
        });

        life.On("2026-04-01").Alerts.Single(alert => alert.Code == AlertCode.LvefAccepted).Message
            .ShouldBe("HER2 therapy goes on below normal, from 40 % up, accepted on 2026-03-30: an ACE inhibitor was begun.");
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-10")]
    [InlineData("2026-03-25", "2026-03-20")]
    public void Therapy_is_on_hold_since_the_earliest_of_the_holds_that_stand(string clinician, string since)
    {
        var life = Given.Life().Lvef("2025-12-29", 62).Doses("tchp-1 2026-01-05").Tell(Told.Held(clinician)).Lvef("2026-03-20", 44);

        life.On("2026-04-01").HeldSince.ShouldBe(Given.Day(since));
    }

    [Fact]
    public void A_decision_is_awaited_a_week_after_stopping_was_proposed()
    {
        // T-DM1: 62, then 44, and 44 again three weeks later: stopping is proposed on 20 April, a decision awaited from the 27th on.
        var life = Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2025-12-29", 62).Doses("t-dm1-1 2026-01-05").Lvef("2026-03-30", 44)
            .Lvef("2026-04-20", 44);

        life.On("2026-04-26").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.DecisionAwaited);
        var alerts = life.On("2026-04-27").Alerts;
        alerts.Single(alert => alert.Code == AlertCode.DiscontinueProposed).ShouldSatisfyAllConditions(
            alert => alert.Since.ShouldBe(Given.Day("2026-04-20")),
            alert => alert.Message.ShouldBe("LVEF 44 % on 2026-04-20 has not recovered: stopping trastuzumab-emtansine is proposed. A clinician decides."));
        alerts.Single(alert => alert.Code == AlertCode.DecisionAwaited).ShouldSatisfyAllConditions(
            alert => alert.Since.ShouldBe(Given.Day("2026-04-27")), alert => alert.Event.ShouldBe("echo-repeat-1"));
    }

    [Theory]
    [InlineData("echo-pre-t-dm1", "LVEF echo before T-DM1", "Kadcyla and Enhertu labels")]
    [InlineData("echo-1", "LVEF echo 1", "Herceptin label")]
    [InlineData("endocrine-review-5-years", "Endocrine therapy review, 5 years", "endocrine therapy for 5 to 10 years")]
    [InlineData("endocrine-review-10-years", "Endocrine therapy review, 10 years", "endocrine therapy for 5 to 10 years")]
    public void An_event_has_its_name_and_where_its_rule_comes_from(string key, string title, string source)
    {
        var plan = Given.CleanSubject.Plan with
        {
            Endocrine = new Endocrine(10, null), AfterSurgery = AfterSurgery.Default with { Expected = PathologyResponse.Residual },
        };

        Given.Schedule(plan).Find(key)!.ShouldSatisfyAllConditions(e => e.Title.ShouldBe(title), e => e.Source.ShouldStartWith(source));
    }

    [Fact]
    public void Every_event_that_a_text_names_has_its_title_with_it()
    {
        var schedule = Given.Schedule(Given.Plan);

        ReadableText.TitlesIn("21 days after tchp-2 (2026-01-26), not before surgery or well-known tchp-3", schedule)
            .ShouldBe(new Dictionary<string, string> { ["tchp-2"] = "TCHP cycle 2 of 6", ["tchp-3"] = "TCHP cycle 3 of 6" }, ignoreOrder: true);
    }
}
