using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

public sealed class PlanReaderTests
{
    [Fact]
    public void A_plan_with_everything_is_read_as_it_is_written()
    {
        var plan = Read(Documents.FullPlan).Value;

        (plan.Id, plan.Site, plan.Navigator, plan.Protocol, plan.Start, plan.ClinicalTrial)
            .ShouldBe(("plan-0001", "north-clinic", "navigator.one@example.org", "tchp", new DateOnly(2026, 1, 5), "CompassHER2"));
        plan.Patient.ShouldBe(new Patient("MRN-0001", "Example, Ada"));
        plan.Disease.ShouldBe(new Disease(MarkerStatus.Positive, Stage.IIB, 3.1m, MarkerStatus.Positive, MarkerStatus.Positive));
        plan.AfterSurgery.ShouldBe(new AfterSurgery(AntibodyTherapy.H, ResidualTherapy.TDxd, PathologyResponse.Residual));
        plan.Radiotherapy.ShouldBe(new Radiotherapy(15));
        plan.Endocrine.ShouldBe(new Endocrine(10, new DateOnly(2026, 12, 1)));
        plan.Settings.ShouldBe(new PlanSettings(EchoInterval.TwelveWeeks, Her2Duration.OneYear, PeriOperativeHer2: true, LateDoseRule.Eu, "eu-label", 52.5m,
            35));
        plan.Overrides.ShouldBe([new RuleOverride("R1", "pertuzumab allergy documented", "dr.one@example.org")]);
    }

    [Fact]
    public void What_is_not_stated_has_the_defaults_of_the_interface()
    {
        var plan = Read(Documents.MinimalPlan).Value;

        plan.Patient.Name.ShouldBeNull();
        plan.Disease.TumorSizeCm.ShouldBeNull();
        plan.AfterSurgery.ShouldBe(new AfterSurgery(AntibodyTherapy.Hp, ResidualTherapy.TDm1, PathologyResponse.Pcr));
        plan.Radiotherapy.ShouldBeNull();
        plan.Endocrine.ShouldBeNull();
        plan.Settings.ShouldBe(new PlanSettings(EchoInterval.ThreeMonths, Her2Duration.EighteenCycles, PeriOperativeHer2: false, LateDoseRule.Us, "us-label",
            50, 28));
        plan.ClinicalTrial.ShouldBeNull();
        plan.Overrides.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"4-weeks\"", "4-weeks", "4-weeks")]
    [InlineData("\"26-weeks\"", "26-weeks", "26-weeks")]
    [InlineData("\"6-months\"", "6-months", "6-months")]
    [InlineData("{ \"first\": \"6-weeks\", \"then\": \"3-months\" }", "6-weeks", "3-months")]
    [InlineData("{ \"first\": \"3-months\", \"then\": \"3-months\" }", "3-months", "3-months")]
    public void The_echo_interval_is_one_or_a_first_and_a_later_one(string json, string first, string then)
    {
        var interval = Read(Documents.With(Documents.MinimalPlan, "settings", $$"""{ "echoInterval": {{json}} }""")).Value.Settings.EchoInterval;

        (interval.First.Name, interval.Then.Name).ShouldBe((first, then));
    }

    [Fact]
    public void Both_echo_intervals_are_told_when_they_are_faulty()
    {
        var faults = Read(Documents.With(Documents.MinimalPlan, "settings", """{ "echoInterval": { "first": "1-week", "later": "3-months" } }""")).Faults;

        faults.Select(fault => fault.Pointer)
            .ShouldBe(["#/settings/echoInterval/first", "#/settings/echoInterval/later", "#/settings/echoInterval/then"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("radiotherapy", "null")]
    [InlineData("endocrine", "null")]
    [InlineData("clinicalTrial", "null")]
    public void Null_is_the_same_as_absent_where_it_is_allowed(string path, string json) =>
        PlanJson.ToUtf8(Read(Documents.With(Documents.MinimalPlan, path, json)).Value).ShouldBe(PlanJson.ToUtf8(Read(Documents.MinimalPlan).Value));

    [Theory]
    [InlineData("{}", 5)]
    [InlineData("""{ "start": null }""", 5)]
    [InlineData("""{ "years": 7, "start": null }""", 7)]
    public void Endocrine_therapy_is_five_years_with_a_computed_start_unless_it_says_otherwise(string json, int years) =>
        Read(Documents.With(Documents.MinimalPlan, "endocrine", json)).Value.Endocrine.ShouldBe(new Endocrine(years, null));

    [Fact]
    public void A_half_stated_branch_and_half_stated_settings_are_completed()
    {
        var document = Documents.With(Documents.MinimalPlan, "afterSurgery", """{ "residual": "hp" }""");
        var plan = Read(Documents.With(document, "settings", """{ "lateDoseRule": "eu" }""")).Value;

        plan.AfterSurgery.ShouldBe(AfterSurgery.Default with { Residual = ResidualTherapy.Hp });
        plan.Settings.ShouldBe(PlanSettings.Default with { LateDoseRule = LateDoseRule.Eu });
    }

    [Fact]
    public void Settings_come_from_the_plan_then_the_site_then_the_defaults()
    {
        var site = PlanSettings.Default with { SurgeryAfterDays = 21, LateDoseRule = LateDoseRule.Eu };
        var document = Documents.With(Documents.MinimalPlan, "settings", """{ "lateDoseRule": "us" }""");

        Read(document, _ => site).Value.Settings.ShouldBe(site with { LateDoseRule = LateDoseRule.Us });
        Read(Documents.MinimalPlan, _ => site).Value.Settings.ShouldBe(site);
    }

    [Fact]
    public void An_unknown_site_is_a_fault_that_says_what_to_do() =>
        Read(Documents.MinimalPlan, _ =>
            null).Faults.ShouldBeOnly("#/site", "found \"north-clinic\"; correct the id, or add the site to the configuration first");

    [Theory]
    [InlineData("start", "\"1990-01-01\"")]
    [InlineData("start", "\"2100-12-31\"")]
    [InlineData("start", "\"2028-02-29\"")]
    [InlineData("disease/tumorSizeCm", "0")]
    [InlineData("disease/tumorSizeCm", "50")]
    [InlineData("disease/tumorSizeCm", "2.0e0")]
    [InlineData("radiotherapy/fractions", "1")]
    [InlineData("radiotherapy/fractions", "50")]
    [InlineData("radiotherapy/fractions", "15.0")]
    [InlineData("endocrine/years", "1")]
    [InlineData("endocrine/years", "20")]
    [InlineData("settings/lvefLowerLimitOfNormal", "40")]
    [InlineData("settings/lvefLowerLimitOfNormal", "70")]
    [InlineData("settings/surgeryAfterDays", "1")]
    [InlineData("settings/surgeryAfterDays", "90")]
    [InlineData("disease/stage", "\"IV\"")]
    [InlineData("navigator", "\"n@h\"")]
    [InlineData("navigator", "\"o'neil+her2@mail.example.org\"")]
    [InlineData("patient/id", "\"12 345/6 Ü\"")]
    [InlineData("patient/name", "\"\\u0141ucja \\ud83c\\udf97\"")]
    public void A_boundary_is_inside(string path, string json) => Read(Documents.With(Documents.FullPlan, path, json)).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("id", 64)]
    [InlineData("site", 64)]
    [InlineData("patient/id", 64)]
    [InlineData("patient/name", 200)]
    [InlineData("clinicalTrial", 2000)]
    [InlineData("overrides/0/reason", 2000)]
    [InlineData("overrides/0/by", 254)]
    public void A_text_has_a_longest_length(string path, int longest)
    {
        Read(Documents.With(Documents.FullPlan, path, $"\"{new string('a', longest)}\"")).Faults.ShouldBeEmpty();
        Read(Documents.With(Documents.FullPlan, path, $"\"{new string('a', longest + 1)}\"")).Faults.ShouldHaveSingleItem().Pointer.ShouldBe($"#/{path}");
    }

    [Fact]
    public void An_address_of_254_characters_is_accepted_and_one_more_refused()
    {
        static string Address(int length) => $"\"n@{new string('d', length - 2)}\"";
        Read(Documents.With(Documents.FullPlan, "navigator", Address(254))).Faults.ShouldBeEmpty();
        Read(Documents.With(Documents.FullPlan, "navigator", Address(255))).Faults.ShouldBeOnly("#/navigator", "an e-mail address of at most 254 characters");
    }

    private static ReadResult<TreatmentPlan> Read(string document, Func<string, PlanSettings?>? siteSettings = null) =>
        PlanReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn, siteSettings);
}
