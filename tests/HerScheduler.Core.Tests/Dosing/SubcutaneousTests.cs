using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Dosing;

/// <summary>Trastuzumab and pertuzumab under the skin (D6): fixed doses, and only pertuzumab has a loading dose.</summary>
public sealed class SubcutaneousTests
{
    private static readonly TreatmentPlan Sc = Given.Plan with { Settings = PlanSettings.Default with { Formulation = Formulation.Sc } };

    [Fact]
    public void Every_three_weekly_antibody_of_every_protocol_has_the_fixed_doses()
    {
        foreach (var protocol in ProtocolLibrary.BuiltIn.All.Where(protocol => protocol.WeeklyTrastuzumab is null))
        {
            foreach (var dose in Given.Schedule(Sc with { Protocol = protocol.Id }).Events.SelectMany(e => e.Doses)
                .Where(dose => AgentSet.Her2Antibodies.Contains(dose.Agent)))
            {
                dose.Amount.ShouldBe(dose.Loading ? "1200 mg SC" : "600 mg SC", protocol.Id);
                (dose is { Agent: Agent.Trastuzumab, Loading: true }).ShouldBeFalse(protocol.Id);
            }
        }
    }

    [Fact]
    public void Other_agents_keep_the_doses_of_their_protocol()
    {
        var cycle = Given.Schedule(Sc).Find("tchp-1")!;

        cycle.Doses.Select(dose => $"{WireNames<Agent>.Of(dose.Agent)} {dose.Amount}").ShouldBe(
            ["docetaxel 75 mg/m²", "carboplatin AUC 6", "trastuzumab 600 mg SC", "pertuzumab 1200 mg SC"]);
    }

    [Theory]
    [InlineData(41, "600 mg SC", false)]
    [InlineData(42, "1200 mg SC", true)]
    public void Pertuzumab_is_loaded_again_from_day_42(int days, string dose, bool loading)
    {
        var late = SecondHp(days).Doses.Single(d => d.Agent == Agent.Pertuzumab);

        (late.Amount, late.Loading).ShouldBe((dose, loading));
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(400)]
    public void Trastuzumab_is_never_loaded_again(int days)
    {
        var late = SecondHp(days).Doses.Single(d => d.Agent == Agent.Trastuzumab);

        (late.Amount, late.Loading).ShouldBe(("600 mg SC", false));
    }

    [Fact]
    public void A_plan_with_weekly_trastuzumab_is_refused_at_its_setting()
    {
        var document = Documents.With(Documents.With(Documents.MinimalPlan, "protocol", "\"apt\""), "settings", """{ "formulation": "sc" }""");

        PlanReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn).Faults.ShouldBeOnly(
            "#/settings/formulation", "expected iv: protocol apt gives trastuzumab weekly (paclitaxel), and weekly trastuzumab has no subcutaneous form");
    }

    [Fact]
    public void The_form_of_a_sites_profile_does_not_fit_weekly_trastuzumab_either()
    {
        var document = Documents.With(Documents.MinimalPlan, "protocol", "\"apt\"");

        PlanReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn, _ => Sc.Settings).Faults.ShouldBeOnly("#/settings/formulation", "expected iv");
        PlanReader.Read(Documents.Utf8(Documents.With(document, "settings", """{ "formulation": "iv" }""")), PlanLibrary.BuiltIn, _ => Sc.Settings).Faults.ShouldBeEmpty();
    }

    private static ScheduleEvent SecondHp(int days)
    {
        var plan = Sc with { Protocol = "hp" };
        return Given.Course(plan, new SiteCalendar(Enum.GetValues<DayOfWeek>(), [])).Recorded(
            new DoseGiven { Id = "f1", Plan = plan.Id, By = "clinic", Event = "hp-1", Date = plan.Start },
            new Deferred { Id = "f2", Plan = plan.Id, By = "clinic", Event = "hp-2", To = plan.Start.AddDays(days), Reason = "unwell" }).ScheduleOn(plan.Start)
                .Find("hp-2")!;
    }
}
