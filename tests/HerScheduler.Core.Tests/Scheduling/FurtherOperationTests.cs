using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>S16: a re-excision, the axilla, the other side.</summary>
public sealed class FurtherOperationTests
{
    [Fact]
    public void Restart_and_radiotherapy_count_from_it_and_pathology_stays()
    {
        var life = Given.Operated().Operated("2026-06-05", further: true);

        (life.DateOf("t-dm1-1"), life.DateOf("radiotherapy-start")).ShouldBe(("2026-06-26", "2026-07-17"));
        (life.DateOf("surgery"), life.DateOf("pathology")).ShouldBe(("2026-05-18", "2026-05-28"));
        life.On("2026-06-05").Find("t-dm1-1")!.Why.ShouldStartWith("Restart: the later of a further operation (2026-06-05) + 21 days and pathology.");
    }

    [Fact]
    public void Of_several_the_last_one_counts_in_whatever_order_they_were_recorded()
    {
        var life = Given.Operated().Operated("2026-06-05", further: true).Operated("2026-05-29", further: true);

        life.DateOf("t-dm1-1").ShouldBe("2026-06-26");
    }

    [Fact]
    public void Endocrine_therapy_without_radiotherapy_starts_with_the_restart_after_it()
    {
        var plan = Given.CleanSubject.Plan with { Radiotherapy = null };

        Given.Operated(plan: plan).Operated("2026-06-05", further: true).DateOf("endocrine-start").ShouldBe("2026-06-26");
    }

    [Fact]
    public void Once_a_cycle_after_surgery_is_given_it_moves_no_cycle_but_radiotherapy()
    {
        var life = Given.Operated().Doses("t-dm1-1 2026-06-08");
        var further = life.Operation("2026-06-20", further: true);

        life.Judged(further).ShouldBe(null, "a cycle was given on 2026-06-08: the further operation moves no cycle. Defer the cycles that have to wait");

        life.DateOf("t-dm1-2").ShouldBe("2026-06-29");
        life.DateOf("radiotherapy-start").ShouldBe("2026-08-03"); // 20 June + 42 days is Saturday 1 August
    }

    [Fact]
    public void One_before_the_first_cycle_given_after_surgery_moved_it_whenever_it_is_recorded()
    {
        var plan = Given.Plan with { Protocol = "dhp-fec", AfterSurgery = AfterSurgery.Default with { Expected = PathologyResponse.Residual } };
        var life = Given.Life(plan).Doses("dhp-1 2026-01-05", "dhp-2 2026-01-26", "dhp-3 2026-02-16", "dhp-4 2026-03-09").Operated("2026-04-06").Doses("fec-1 2026-05-04");

        life.Judged(life.Operation("2026-04-13", further: true)).ShouldBe(null, null);
        life.Judged(life.Operation("2026-05-05", further: true)).ShouldBe(null, "moves no cycle");
    }

    [Fact]
    public void A_cycle_given_later_changes_nothing_about_what_it_moved()
    {
        var life = Given.Operated(plan: Given.Plan with { Radiotherapy = null }).Operated("2026-06-05", further: true).Doses("t-dm1-1 2026-06-26");

        life.DateOf("t-dm1-2").ShouldBe("2026-07-17");
    }

    [Theory]
    [InlineData("2026-08-10", false)]
    [InlineData("2026-08-11", true)] // 18 May + 85 days
    public void That_nothing_adjuvant_was_given_counts_from_the_first_operation(string asOf, bool late) =>
        Given.Operated().Operated("2026-06-05", further: true).On(asOf).Alerts.Any(alert => alert.Code == AlertCode.AdjuvantLate).ShouldBe(late);

    [Theory]
    [InlineData("2026-05-17", "#/date", "2026-05-17 is before the first operation (2026-05-18)")]
    [InlineData("2026-05-18", null, null)]
    public void It_is_not_before_the_first_one(string date, string? pointer, string? because)
    {
        var life = Given.Operated();

        life.Judged(life.Operation(date, further: true)).ShouldBe(pointer, because);
    }

    [Fact]
    public void Before_the_first_operation_there_is_no_further_one()
    {
        var life = Given.Life();

        life.Judged(life.Operation("2026-05-18", further: true)).ShouldBe("#/further", "the first operation is not recorded");
        life.Operated("2026-05-18");
        life.Judged(life.Operation("2026-06-05", further: false)).ShouldBe("#/kind", "Record a further operation with \"further\": true");
    }

    [Fact]
    public void The_first_operation_cannot_be_taken_back_while_a_further_one_stands()
    {
        var life = Given.Life().Tell(Surgery("first", "2026-05-18")).Tell(Surgery("second", "2026-06-05") with { Further = true });

        life.Judged(Retraction("first")).ShouldBe("#/fact", "fact second depends on first");
        life.Judged(Retraction("second")).ShouldBe(null, null);
        life.DateOf("hp-7").ShouldBe("2026-06-08");
    }

    private static SurgeryPerformed Surgery(string id, string date) => new() { Id = id, Plan = Given.Plan.Id, By = "x", Date = Given.Day(date) };

    private static Retracted Retraction(string fact) => new() { Id = $"r-{fact}", Plan = Given.Plan.Id, By = "x", Fact = fact, Reason = "another patient" };
}
