using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Dosing;

/// <summary>C11: the maintenance dose of an agent is another one from there on.</summary>
public sealed class ChangedDosesTests
{
    [Theory]
    [InlineData("tchp-3", "75 mg/m²", "60 mg/m²")]
    [InlineData("2026-02-16", "75 mg/m²", "60 mg/m²")]
    [InlineData("2026-02-17", "75 mg/m²", "75 mg/m²")]
    [InlineData("2026-01-26", "60 mg/m²", "60 mg/m²")]
    public void It_counts_from_the_cycle_or_the_day_on(string from, string second, string third)
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05").Dose(from, Agent.Docetaxel, "60 mg/m²");

        (Dose(life, "tchp-2", Agent.Docetaxel), Dose(life, "tchp-3", Agent.Docetaxel), Dose(life, "tchp-6", Agent.Docetaxel))
            .ShouldBe((second, third, "60 mg/m²"));
        Dose(life, "tchp-3", Agent.Carboplatin).ShouldBe("AUC 6");
        life.DateOf("tchp-3").ShouldBe("2026-02-16");
    }

    [Fact]
    public void A_cycle_of_the_same_track_is_reached_by_its_number()
    {
        // tchp-2 is late and now lies behind the planned tchp-3; it is still before the change.
        var life = Given.Life().Doses("tchp-1 2026-01-05").Dose("tchp-3", Agent.Docetaxel, "60 mg/m²").Doses("tchp-2 2026-02-20");

        (Dose(life, "tchp-2", Agent.Docetaxel), Dose(life, "tchp-3", Agent.Docetaxel)).ShouldBe(("75 mg/m²", "60 mg/m²"));
    }

    [Fact]
    public void It_goes_on_in_later_tracks_of_the_same_interval_and_leaves_loading_doses()
    {
        var life = Given.Operated(Core.Plans.PathologyResponse.Pcr).Dose("hp-7", Agent.Trastuzumab, "5 mg/kg");

        Dose(life, "hp-7", Agent.Trastuzumab).ShouldBe("8 mg/kg"); // 49 days after tchp-6
        Dose(life, "hp-8", Agent.Trastuzumab).ShouldBe("5 mg/kg");
        Dose(Given.Life().Dose("tchp-3", Agent.Pertuzumab, "400 mg"), "hp-8", Agent.Pertuzumab).ShouldBe("400 mg");
    }

    [Fact]
    public void It_does_not_go_into_a_track_with_another_interval()
    {
        var life = Given.Life(Given.Plan with { Protocol = "apt" }).Dose("paclitaxel-3", Agent.Trastuzumab, "1.5 mg/kg");

        (Dose(life, "paclitaxel-2", Agent.Trastuzumab), Dose(life, "paclitaxel-3", Agent.Trastuzumab), Dose(life, "paclitaxel-12", Agent.Trastuzumab))
            .ShouldBe(("2 mg/kg", "1.5 mg/kg", "1.5 mg/kg"));
        Dose(life, "h-14", Agent.Trastuzumab).ShouldBe("6 mg/kg");
    }

    [Fact]
    public void A_cycle_that_is_put_off_to_after_the_day_is_reached_too()
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26").Dose("2026-03-01", Agent.Docetaxel, "60 mg/m²");
        Dose(life, "tchp-3", Agent.Docetaxel).ShouldBe("75 mg/m²"); // of 16 February

        life.Tell(Told.Deferred("tchp-3", "2026-03-02"));

        Dose(life, "tchp-3", Agent.Docetaxel).ShouldBe("60 mg/m²");
    }

    [Fact]
    public void A_cycle_given_after_a_later_one_of_its_track_is_still_before_the_change()
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05").Dose("tchp-3", Agent.Docetaxel, "60 mg/m²").Doses("tchp-3 2026-02-16")
            .Tell(Told.Dose("tchp-2", "2026-02-20") with { Force = true, Reason = "recorded late" });

        (Dose(life, "tchp-2", Agent.Docetaxel), Dose(life, "tchp-3", Agent.Docetaxel)).ShouldBe(("75 mg/m²", "60 mg/m²"));
    }

    [Theory]
    [InlineData("2026-02-02", "1.5 mg/kg", "6 mg/kg")] // in the weekly part, paclitaxel-5
    [InlineData("2026-03-30", "2 mg/kg", "1.5 mg/kg")] // h-13, a week after paclitaxel-12
    public void From_a_day_it_belongs_to_the_interval_of_the_first_cycle_it_reaches(string from, string weekly, string threeWeekly)
    {
        var life = Given.Life(Given.Plan with { Protocol = "apt" }).Dose(from, Agent.Trastuzumab, "1.5 mg/kg");

        (Dose(life, "paclitaxel-4", Agent.Trastuzumab), Dose(life, "paclitaxel-5", Agent.Trastuzumab), Dose(life, "paclitaxel-12", Agent.Trastuzumab))
            .ShouldBe(("2 mg/kg", weekly, weekly));
        (Dose(life, "h-13", Agent.Trastuzumab), Dose(life, "h-25", Agent.Trastuzumab)).ShouldBe((threeWeekly, threeWeekly));
    }

    [Theory]
    [InlineData("2026-02-16", "600 mg SC")] // the day of hp-3
    [InlineData("2026-02-17", "5 mg/kg")]
    public void From_the_day_of_another_formulation_it_no_longer_counts(string formulation, string third)
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Doses("hp-1 2026-01-05").Dose("hp-2", Agent.Trastuzumab, "5 mg/kg")
            .Tell(new FormulationChanged { Id = "sc", Plan = Given.Plan.Id, By = "x", To = Formulation.Sc, From = Given.Day(formulation), Reason = "wish" });

        (Dose(life, "hp-2", Agent.Trastuzumab), Dose(life, "hp-3", Agent.Trastuzumab), Dose(life, "hp-4", Agent.Trastuzumab))
            .ShouldBe(("5 mg/kg", third, "600 mg SC"));
    }

    [Fact]
    public void Of_several_changes_the_later_one_counts_from_its_own_beginning_on()
    {
        var life = Given.Life().Dose("tchp-5", Agent.Docetaxel, "50 mg/m²").Dose("tchp-3", Agent.Docetaxel, "60 mg/m²")
            .Dose("tchp-3", Agent.Docetaxel, "65 mg/m²");

        (Dose(life, "tchp-2", Agent.Docetaxel), Dose(life, "tchp-4", Agent.Docetaxel), Dose(life, "tchp-5", Agent.Docetaxel))
            .ShouldBe(("75 mg/m²", "65 mg/m²", "50 mg/m²"));
    }

    [Theory]
    [InlineData("tchp-9", Agent.Docetaxel, "#/from", "the plan has no event tchp-9")]
    [InlineData("tchp-1", Agent.Docetaxel, "#/from", "tchp-1 is closed: done")]
    [InlineData("surgery", Agent.Docetaxel, "#/from", "surgery is not a cycle")]
    [InlineData("tchp-2", Agent.Paclitaxel, "#/agent", "paclitaxel is not part of tchp-2")]
    [InlineData("2026-02-16", Agent.Paclitaxel, "#/agent", "the plan has no cycle with paclitaxel")]
    [InlineData("2026-04-21", Agent.Docetaxel, null, "no cycle with docetaxel is dated 2026-04-21 or later")]
    [InlineData("2026-04-20", Agent.Docetaxel, null, null)]
    public void It_begins_with_an_open_cycle_of_that_agent_or_with_a_day(string from, Agent agent, string? pointer, string? because)
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05");

        life.Judged(life.DoseChange(from, agent, "60 mg/m²")).ShouldBe(pointer, because);
    }

    private static string Dose(Life life, string key, Agent agent) => life.On("2026-06-01").Find(key)!.Doses.Single(dose => dose.Agent == agent).Amount;
}
