using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Dosing;

/// <summary>A change of form counts from its day (D6), and weekly trastuzumab has none under the skin.</summary>
public sealed class FormulationChangeTests
{
    private static readonly TreatmentPlan Hp = Given.Plan with { Protocol = "hp" };

    [Theory]
    [InlineData("2026-02-16", "600 mg SC")]
    [InlineData("2026-02-17", "6 mg/kg")]
    public void A_cycle_on_the_day_of_the_change_has_the_new_form(string from, string dose) =>
        DoseOf(Given.Course(Hp).Recorded(Change("f1", Formulation.Sc, from)), "hp-3", Agent.Trastuzumab).Amount.ShouldBe(dose);

    [Fact]
    public void Changes_count_in_the_order_of_their_days_however_they_were_recorded()
    {
        var course = Given.Course(Hp).Recorded(Change("f1", Formulation.Iv, "2026-03-01"), Change("f2", Formulation.Sc, "2026-01-20"));

        (DoseOf(course, "hp-1", Agent.Pertuzumab).Amount, DoseOf(course, "hp-2", Agent.Pertuzumab).Amount, DoseOf(course, "hp-4", Agent.Pertuzumab).Amount)
            .ShouldBe(("840 mg", "600 mg SC", "420 mg"));
    }

    [Fact]
    public void On_one_day_the_last_one_recorded_counts() =>
        DoseOf(Given.Course(Hp)
            .Recorded(Change("f1", Formulation.Sc, "2026-01-20"), Change("f2", Formulation.Iv, "2026-01-20")), "hp-2",
            Agent.Pertuzumab).Amount.ShouldBe("420 mg");

    [Fact]
    public void A_change_does_not_reach_conjugates_or_chemotherapy()
    {
        var course = Given.Course(Given.Plan with { AfterSurgery = AfterSurgery.Default with { Expected = PathologyResponse.Residual } })
            .Recorded(Change("f1", Formulation.Sc, "2026-01-06"));

        (DoseOf(course, "tchp-2", Agent.Docetaxel).Amount, DoseOf(course, "t-dm1-1", Agent.TrastuzumabEmtansine).Amount).ShouldBe(("75 mg/m²", "3.6 mg/kg"));
    }

    [Theory]
    [InlineData("2026-03-23", "#/to")]
    [InlineData("2026-03-24", null)]
    public void It_is_refused_while_an_open_weekly_dose_lies_on_or_after_its_day(string from, string? pointer)
    {
        var refused = Record(Given.Course(Given.Plan with { Protocol = "apt" }), Change("f1", Formulation.Sc, from));

        refused?.Faults.Single().Pointer.ShouldBe(pointer);
        refused?.Faults.Single().Detail.ShouldStartWith("expected iv: paclitaxel-12 on 2026-03-23 gives trastuzumab weekly");
        (refused is null).ShouldBe(pointer is null);
    }

    [Fact]
    public void A_weekly_dose_given_late_on_its_day_was_given_into_a_vein()
    {
        // Accepted for 30 March, a week after the last weekly dose was due; that dose was given on that very day.
        var course = Given.Course(Given.Plan with { Protocol = "apt" })
            .Recorded(Change("f1", Formulation.Sc, "2026-03-30"), Told.Dose("paclitaxel-12", "2026-03-30"));

        (DoseOf(course, "paclitaxel-12", Agent.Trastuzumab).Amount, DoseOf(course, "h-13", Agent.Trastuzumab).Amount).ShouldBe(("2 mg/kg", "600 mg SC"));
    }

    [Fact]
    public void An_amendment_cannot_bring_weekly_trastuzumab_while_the_form_is_subcutaneous()
    {
        var course = Given.Course(Hp).Recorded(Change("f1", Formulation.Sc, "2026-01-20"));
        var amended = new PlanAmended { Id = "f2", Plan = Hp.Id, By = "clinic", Document = Hp with { Protocol = "apt", Start = Given.Day("2026-02-02") } };

        Record(course, amended)!.Faults.Single().ToString().ShouldStartWith("#/document/protocol: expected a protocol without weekly trastuzumab");
        course.Recorded(Change("f3", Formulation.Iv, "2026-02-01"));
        Record(course, amended).ShouldBeNull();
    }

    private static FormulationChanged Change(string id, Formulation to, string from) =>
        new() { Id = id, Plan = Given.Plan.Id, By = "clinic", To = to, From = Given.Day(from), Reason = "patient's wish" };

    private static Refusal? Record(Course course, Fact fact) =>
        course.Record(fact, Given.Day("2026-06-01")).Match<Refusal?>(accepted: _ => null, alreadyRecorded: () => null, refused: refusal => refusal);

    private static Dose DoseOf(Course course, string key, Agent agent) =>
        course.ScheduleOn(Given.Day("2026-01-05")).Find(key)!.Doses.Single(dose => dose.Agent == agent);
}
