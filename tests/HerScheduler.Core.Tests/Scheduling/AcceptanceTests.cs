using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Which facts are refused, on what ground, and which are accepted with a warning.</summary>
public sealed class AcceptanceTests
{
    private static readonly DateOnly Today = Given.Day("2026-02-16");

    [Theory]
    [InlineData("tchp-2", "2026-01-23", "tchp-2 on 2026-01-23 is 18 days after tchp-1 (2026-01-05); the interval is 21 days")]
    [InlineData("tchp-2", "2026-01-05", "tchp-2 on 2026-01-05 is not after tchp-1 (2026-01-05)")]
    [InlineData("tchp-3", "2026-01-26", "tchp-3 on 2026-01-26 is not after tchp-2 (planned 2026-01-26)")]
    public void A_dose_too_early_is_refused_unless_it_is_forced(string key, string date, string because)
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"));

        var refusal = course.Record(Dose(key, date), Today).ShouldBeOfType<Recording.Refused>().Refusal;

        refusal.Ground.ShouldBe(RefusalGround.NeedsForce);
        refusal.Faults[0].Pointer.ShouldBe("#/date");
        refusal.Faults[0].Detail.ShouldContain(because);
        refusal.Faults[0].Detail.ShouldContain("\"force\": true");
        course.Record(Dose(key, date) with { Force = true, Reason = "as the tumor board decided" }, Today)
            .ShouldBeOfType<Recording.Accepted>().Warnings[0].ShouldContain(because);
    }

    [Theory]
    [InlineData("2026-01-06")]
    [InlineData("2026-01-26")]
    [InlineData("2026-02-16")]
    public void After_a_predecessor_that_is_not_recorded_no_dose_is_early(string date) =>
        Given.Course(Given.Plan).Record(Dose("tchp-2", date), Today).ShouldBeOfType<Recording.Accepted>().Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("2026-01-11", true)] // one day early
    [InlineData("2026-01-10", false)]
    public void A_weekly_dose_may_come_one_day_early(string date, bool accepted)
    {
        var course = Given.Course(Given.Plan with { Protocol = "apt" }).Recorded(Dose("paclitaxel-1", "2026-01-05"));

        (course.Record(Dose("paclitaxel-2", date), Today) is Recording.Accepted).ShouldBe(accepted);
    }

    [Fact]
    public void A_date_in_the_future_is_refused_for_what_happened()
    {
        var tomorrow = Today.AddDays(1);
        Fact[] facts =
        [
            Dose("tchp-1", "2026-02-17"),
            new EchoPerformed { Id = "f", Plan = Given.Plan.Id, By = "x", Event = "echo-1", Date = tomorrow },
            new LvefResult { Id = "f", Plan = Given.Plan.Id, By = "x", Date = tomorrow, Percent = 60 },
            new SurgeryPerformed { Id = "f", Plan = Given.Plan.Id, By = "x", Date = tomorrow },
            new Ceased { Id = "f", Plan = Given.Plan.Id, By = "x", Date = tomorrow, Therapy = Therapy.Her2, Reason = "x" },
            new PatientDied { Id = "f", Plan = Given.Plan.Id, By = "x", Date = tomorrow, Reason = "x" },
        ];

        foreach (var fact in facts)
        {
            Given.Course(Given.Plan)
                .Record(fact, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("2026-02-17 is in the future");
        }
    }

    [Fact]
    public void A_date_somebody_chooses_may_be_ahead_and_far_ahead_it_is_asked_about()
    {
        var hold = new Hold { Id = "h", Plan = Given.Plan.Id, By = "x", From = Today.AddDays(30), Reason = "dental surgery" };

        Given.Course(Given.Plan).Record(hold, Today).ShouldBeOfType<Recording.Accepted>().Warnings.ShouldBeEmpty();
        Given.Course(Given.Plan)
            .Record(hold with { From = Given.Day("2062-03-01") }, Today).ShouldBeOfType<Recording.Accepted>().Warnings[0].ShouldContain("check the year");
    }

    [Theory]
    [InlineData("tchp-99", "no event tchp-99")]
    [InlineData("surgery", "not a cycle")]
    [InlineData("tchp-1", "closed: done")]
    public void A_dose_belongs_to_an_open_cycle(string key, string because)
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"));

        var fault = course.Record(Dose(key, "2026-01-05") with { Id = "again" }, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0];

        (fault.Pointer, fault.Detail.Contains(because, StringComparison.Ordinal)).ShouldBe(("#/event", true), fault.Detail);
    }

    [Fact]
    public void Agents_that_are_not_part_of_the_cycle_are_refused() =>
        Given.Course(Given.Plan).Record(Dose("tchp-1", "2026-01-05") with { Agents = AgentSet.Of(Agent.Paclitaxel) }, Today)
            .ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("paclitaxel is not part of tchp-1");

    [Theory]
    [InlineData("tchp-3", "2026-02-15", RefusalGround.NeedsForce)]
    [InlineData("pathology", "2026-06-15", RefusalGround.Contradiction)]
    [InlineData("her2-completion", "2027-06-15", RefusalGround.Contradiction)]
    public void A_deferral_is_of_what_can_be_deferred_and_not_to_before_its_date(string key, string to, RefusalGround ground) =>
        Given.Course(Given.Plan).Record(new Deferred { Id = "d", Plan = Given.Plan.Id, By = "x", Event = key, To = Given.Day(to), Reason = "x" }, Today)
            .ShouldBeOfType<Recording.Refused>().Refusal.Ground.ShouldBe(ground);

    [Fact]
    public void The_same_fact_twice_changes_nothing_and_other_content_under_its_id_is_refused()
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("tchp-1", "2026-01-05"));

        course.Record(Dose("tchp-1", "2026-01-05"), Today).ShouldBeOfType<Recording.AlreadyRecorded>();
        course.Record(Dose("tchp-1", "2026-01-06"), Today).ShouldBeOfType<Recording.Refused>().Refusal.Ground.ShouldBe(RefusalGround.IdTaken);
        course.Version.ShouldBe(1);
    }

    [Fact]
    public void A_second_surgery_is_refused_and_an_adjuvant_plan_has_none()
    {
        var surgery = new SurgeryPerformed { Id = "s", Plan = Given.Plan.Id, By = "x", Date = Today };
        var course = Given.Course(Given.Plan).Recorded(surgery);

        course.Record(surgery with { Id = "s2" }, Today).ShouldBeOfType<Recording.Refused>();
        Given.Course(Given.Plan with { Protocol = "hp" })
            .Record(surgery, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail.ShouldContain("no event surgery");
    }

    private static DoseGiven Dose(string key, string date) =>
        new() { Id = $"given-{key}", Plan = Given.Plan.Id, By = "x", Event = key, Date = Given.Day(date) };
}
