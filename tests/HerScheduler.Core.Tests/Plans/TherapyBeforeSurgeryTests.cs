using System.Globalization;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R1, R3, R15 and R16: what a neoadjuvant plan gives before surgery.</summary>
public sealed class TherapyBeforeSurgeryTests
{
    [Theory]
    [InlineData(Stage.IB, "1.9", MarkerStatus.Negative, "-")]
    [InlineData(Stage.IB, "2.0", MarkerStatus.Negative, "error")]
    [InlineData(Stage.IB, null, MarkerStatus.Negative, "-")]
    [InlineData(Stage.IB, "1.9", MarkerStatus.Positive, "error")]
    [InlineData(Stage.II, "1.9", MarkerStatus.Negative, "error")]
    [InlineData(Stage.IIA, null, MarkerStatus.Negative, "error")]
    [InlineData(Stage.IIIC, null, MarkerStatus.Negative, "error")]
    [InlineData(Stage.IV, null, MarkerStatus.Negative, "-")]
    public void R1_asks_for_both_antibodies_by_stage_size_and_nodes(Stage stage, string? centimetres, MarkerStatus nodes, string verdict)
    {
        decimal? size = centimetres is null ? null : decimal.Parse(centimetres, CultureInfo.InvariantCulture);
        var subject = Given.CleanSubject.WithDisease(d => d with { Stage = stage, TumorSizeCm = size, Nodes = nodes });

        subject.On(Given.BuiltIn("tch")).Verdict("R1").ShouldBe(verdict);
        subject.On(Given.BuiltIn("tchp")).Verdict("R1").ShouldBe("-");
    }

    [Fact]
    public void R1_names_what_is_given_and_what_is_missing() =>
        Given.CleanSubject.WithDisease(d => d with { Nodes = MarkerStatus.Negative, TumorSizeCm = 2.0m }).On(Given.BuiltIn("tch")).MessageOf("R1").ShouldBe(
            "The tumor measures 2.0 cm (2 cm or more), and protocol tch gives trastuzumab without pertuzumab before surgery; "
            + "both trastuzumab and pertuzumab belong there.");

    [Fact]
    public void R1_counts_the_tracks_before_surgery_together() =>
        Given.CleanSubject.On(Given.BuiltIn("tdxd-thp")).Verdict("R1").ShouldBe("-");

    [Fact]
    public void R1_does_not_take_a_conjugate_for_trastuzumab()
    {
        var kristine = Given.Neoadjuvant("t-dm1-p", Given.Track("t-dm1-p", 21, 6, Agent.TrastuzumabEmtansine, Agent.Pertuzumab));

        Given.CleanSubject.On(kristine).MessageOf("R1").ShouldContain("pertuzumab without trastuzumab");
    }

    [Theory]
    [InlineData(true, null, "-")]
    [InlineData(false, null, "error")]
    [InlineData(false, " ", "error")]
    [InlineData(false, "NCT00000000", "-")]
    public void R3_asks_for_a_taxane_unless_a_trial_is_named(bool taxane, string? trial, string verdict)
    {
        var companion = Given.Track("chemo", 21, 4, taxane ? Agent.Docetaxel : Agent.Carboplatin);
        var protocol = Given.Neoadjuvant("own", companion, Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab));
        var subject = Given.CleanSubject.On(protocol);

        (subject with { Plan = subject.Plan with { ClinicalTrial = trial } }).Verdict("R3").ShouldBe(verdict);
    }

    [Fact]
    public void R1_says_when_there_is_no_antibody_at_all() =>
        Given.CleanSubject.On(Given.Neoadjuvant("chemo", Given.Track("docetaxel", 21, 4, Agent.Docetaxel))).MessageOf("R1")
            .ShouldContain("protocol chemo gives neither trastuzumab nor pertuzumab before surgery");

    [Fact]
    public void R3_does_not_count_a_taxane_after_surgery()
    {
        var late = Given.Track("docetaxel", 21, 4, Agent.Docetaxel) with { Phase = TrackPhase.AfterSurgery };

        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab), late)).Verdict("R3").ShouldBe("error");
    }

    [Fact]
    public void R3_explains_itself_with_the_figures_of_KRISTINE()
    {
        var rule = SafetyReview.Rules.Single(rule => rule.Id == "R3");

        rule.Explanation.ShouldContain("44.4 % v 55.7 %");
        rule.Explanation.ShouldContain("2.61");
        rule.Source.ShouldContain("KRISTINE");
    }

    [Theory]
    [InlineData(21, 2, "error")]
    [InlineData(21, 3, "-")]
    [InlineData(21, 6, "-")]
    [InlineData(21, 7, "error")]
    [InlineData(7, 8, "error")]
    [InlineData(7, 9, "-")]
    [InlineData(7, 18, "-")]
    [InlineData(7, 19, "error")]
    public void R15_wants_three_to_six_cycles_and_counts_a_weekly_one_as_a_third(int everyDays, int count, string verdict) =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("thp", everyDays, count, Agent.Paclitaxel, Agent.Trastuzumab, Agent.Pertuzumab)))
            .Verdict("R15").ShouldBe(verdict);

    [Theory]
    [InlineData(2, 2, "error")]
    [InlineData(2, 3, "-")]
    [InlineData(3, 9, "-")]
    [InlineData(3, 10, "error")]
    public void R15_counts_what_was_given_before_the_plan(int count, int thirdsBefore, string verdict) =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("thp", 21, count, Agent.Paclitaxel, Agent.Trastuzumab, Agent.Pertuzumab)))
            .WithHistory(thirdsBefore).Verdict("R15").ShouldBe(verdict);

    [Fact]
    public void R15_counts_pertuzumab_where_a_track_has_no_trastuzumab() =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("docetaxel-p", 21, 2, Agent.Docetaxel, Agent.Pertuzumab))).MessageOf("R15")
            .ShouldContain("gives 2 cycles");

    [Fact]
    public void R15_counts_trastuzumab_without_pertuzumab_and_not_the_conjugates()
    {
        Given.CleanSubject.On(Given.BuiltIn("tch")).Verdict("R15").ShouldBe("-");
        Given.CleanSubject.On(Given.BuiltIn("tdxd-thp")).Verdict("R15").ShouldBe("-");
    }

    [Fact]
    public void R15_says_how_many_cycles_it_counted() =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("thp", 7, 8, Agent.Paclitaxel, Agent.Trastuzumab, Agent.Pertuzumab)))
            .MessageOf("R15").ShouldContain("2.7 cycles");

    /// <summary>Two cycles of the protocol and two weekly doses before it, each a third: 2.7, of which 0.7.</summary>
    [Theory]
    [InlineData(2, "gives 2.7 cycles with trastuzumab before surgery, 0.7 from before the plan among them (weekly doses count a third); 3 to 6 belong there.")]
    [InlineData(0, "gives 2 cycles with trastuzumab before surgery (weekly doses count a third); 3 to 6 belong there.")]
    public void R15_names_what_was_given_before_the_plan(int thirdsBefore, string message) =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("thp", 21, 2, Agent.Paclitaxel, Agent.Trastuzumab, Agent.Pertuzumab)))
            .WithHistory(thirdsBefore).MessageOf("R15").ShouldEndWith(message);

    [Fact]
    public void R16_misses_surgery_in_a_neoadjuvant_protocol()
    {
        Given.CleanSubject.On(Given.BuiltIn("tchp") with { Surgery = false }).Verdict("R16").ShouldBe("error");
        Given.CleanSubject.On(Given.BuiltIn("tchp")).Verdict("R16").ShouldBe("-");
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("R3")]
    [InlineData("R15")]
    [InlineData("R16")]
    public void Adjuvant_protocols_are_not_asked(string rule) =>
        Given.CleanSubject.On(Given.Adjuvant("h", Given.Track("h", 21, 18, Agent.Trastuzumab))).Verdict(rule).ShouldBe("-");
}
