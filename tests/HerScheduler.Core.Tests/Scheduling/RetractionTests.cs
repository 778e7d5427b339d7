using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>A retracted fact counts as never recorded, unless a later one stands on it.</summary>
public sealed class RetractionTests
{
    private static readonly DateOnly Today = Given.Day("2026-12-01");

    [Fact]
    public void Surgery_is_not_retracted_before_the_pathology_recorded_after_it()
    {
        var course = Given.Course(Given.Plan).Recorded(Surgery("s"), Pathology("p"));

        Refused(course, Retract("r", "s")).ShouldContain("fact p depends on s; retract that one first");
        course.Recorded(Retract("r1", "p"), Retract("r2", "s"));

        course.ScheduleOn(Today).Find("surgery")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Fact]
    public void Surgery_recorded_after_pathology_can_be_retracted_alone()
    {
        var course = Given.Course(Given.Plan).Recorded(Pathology("p"), Surgery("s"), Retract("r", "s"));

        course.ScheduleOn(Today).Find("pathology")!.Status.ShouldBe(EventStatus.Done);
    }

    [Fact]
    public void A_dose_of_the_branch_stands_on_pathology()
    {
        var course = Given.Course(Given.Plan).Recorded(Surgery("s"), Pathology("p"), Dose("d", "t-dm1-1", "2026-06-08"));

        Refused(course, Retract("r", "p")).ShouldContain("fact d depends on p");
    }

    [Theory]
    [InlineData("unknown", "no fact unknown is recorded")]
    [InlineData("r", "itself a retraction")]
    [InlineData("s", "retracted already")]
    public void A_retraction_names_a_fact_that_counts(string fact, string because)
    {
        var course = Given.Course(Given.Plan).Recorded(Surgery("s"), Retract("r", "s"));

        Refused(course, Retract("again", fact)).ShouldContain(because);
    }

    [Fact]
    public void After_closing_only_the_closing_fact_can_be_retracted()
    {
        var course = Given.Course(Given.Plan)
            .Recorded(Surgery("s"), new PatientWithdrew { Id = "w", Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-06-01"), Reason = "moved" });

        Refused(course, Retract("r1", "s")).ShouldContain("closed");
        course.Recorded(Retract("r2", "w"));

        course.IsClosed.ShouldBeFalse();
        course.Version.ShouldBe(3);
    }

    [Theory]
    [InlineData(false, "2026-01-22", "2026-01-26")]
    [InlineData(true, "2026-01-15", "2026-01-15")]
    public void A_deferral_is_past_once_a_retraction_gives_a_later_date_unless_it_was_forced(bool force, string to, string then)
    {
        // tchp-1 a week early puts tchp-2 on 19 January. It was another patient's: planned for 5 January, tchp-1 puts tchp-2 on the 26th.
        var course = Given.Course(Given.Plan).Recorded(Dose("d", "tchp-1", "2025-12-29"),
            new Deferred { Id = "to", Plan = Given.Plan.Id, By = "x", Event = "tchp-2", To = Given.Day(to), Reason = "holidays", Force = force });
        course.ScheduleOn(Today).Find("tchp-2")!.Date.ShouldBe(Given.Day(to));

        course.Recorded(Retract("r", "d"));

        course.ScheduleOn(Today).Find("tchp-2")!.Date.ShouldBe(Given.Day(then));
    }

    private static string Refused(Course course, Fact fact) => course.Record(fact, Today).ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail;

    private static SurgeryPerformed Surgery(string id) => new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-05-18") };

    private static PathologyResult Pathology(string id) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day("2026-05-28"), Response = PathologyResponse.Residual };

    private static DoseGiven Dose(string id, string key, string date) => new() { Id = id, Plan = Given.Plan.Id, By = "x", Event = key, Date = Given.Day(date) };

    private static Retracted Retract(string id, string fact) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "x", Fact = fact, Reason = "entered for another patient" };
}
