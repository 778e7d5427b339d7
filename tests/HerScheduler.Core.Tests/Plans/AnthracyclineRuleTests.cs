using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R2: trastuzumab and pertuzumab keep clear of anthracyclines.</summary>
public sealed class AnthracyclineRuleTests
{
    private static readonly Track Ac = Given.Track("ac", 21, 4, Agent.Doxorubicin, Agent.Cyclophosphamide);
    private static readonly Track Taxane = Given.Track("paclitaxel", 7, 12, Agent.Paclitaxel) with { After = "ac" };

    [Theory]
    [InlineData(Agent.Trastuzumab, "R2:her2-1 R2:her2-2 R2:her2-3 R2:her2-4")]
    [InlineData(Agent.Pertuzumab, "R2:her2-1 R2:her2-2 R2:her2-3 R2:her2-4")]
    [InlineData(Agent.TrastuzumabEmtansine, "")]
    [InlineData(Agent.TrastuzumabDeruxtecan, "")]
    public void R2_keeps_the_antibodies_and_not_the_conjugates_away_from_anthracyclines(Agent agent, string findings) =>
        string.Join(' ', Given.CleanSubject.On(Given.Neoadjuvant("own", Ac, Given.Track("her2", 21, 5, agent))).FindingsOf("R2").Select(finding => finding.Id))
            .ShouldBe(findings);

    /// <summary>Four AC, the last on day 63, one interval of 21 days: day 84.</summary>
    [Theory]
    [InlineData("trastuzumab and pertuzumab", Agent.Trastuzumab, Agent.Pertuzumab)]
    [InlineData("trastuzumab", Agent.Trastuzumab, Agent.Docetaxel)]
    [InlineData("pertuzumab", Agent.Pertuzumab, Agent.Docetaxel)]
    public void R2_names_the_antibodies_that_come_too_close(string named, Agent one, Agent other) =>
        Given.CleanSubject.On(Given.Neoadjuvant("own", Ac, Given.Track("her2", 21, 1, one, other))).MessageOf("R2").ShouldBe(
            $"her2-1 gives {named} 0 days after 2026-01-05, within the anthracycline part (first dose on day 0); "
            + "the earliest is day 84, one cycle length after the last anthracycline dose.");

    [Theory]
    [InlineData(83, "error")]
    [InlineData(84, "-")]
    public void R2_ends_one_cycle_length_after_the_last_anthracycline(int day, string verdict)
    {
        // Four AC cycles end on day 63; the pause in front puts the first HER2 dose on the day under test.
        var pause = Given.Track("pause", day, 1, Agent.Paclitaxel);
        var hp = Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab) with { After = "pause" };

        Given.CleanSubject.On(Given.Neoadjuvant("own", Ac, pause, hp)).Verdict("R2").ShouldBe(verdict);
    }

    [Fact]
    public void R2_lets_antibodies_go_before_the_first_anthracycline()
    {
        var hp = Given.Track("hp", 21, 3, Given.TrastuzumabPertuzumab);
        var fec = Given.Track("fec", 21, 3, Agent.Fluorouracil, Agent.Epirubicin, Agent.Cyclophosphamide) with { After = "hp" };

        Given.CleanSubject.On(Given.Neoadjuvant("own", hp, fec)).Verdict("R2").ShouldBe("-");
    }

    [Fact]
    public void R2_takes_an_antibody_on_the_day_of_the_first_anthracycline_for_too_close()
    {
        var fec = Given.Track("fec", 21, 3, Agent.Fluorouracil, Agent.Epirubicin, Agent.Cyclophosphamide) with { After = "hp" };
        var hp = Given.Track("hp", 21, 3, Given.TrastuzumabPertuzumab);
        var weekly = Given.Track("h", 63, 2, Agent.Trastuzumab);

        Given.CleanSubject.On(Given.Neoadjuvant("own", hp, fec, weekly)).MessageOf("R2").ShouldBe(
            "h-2 gives trastuzumab 63 days after 2026-01-05, within the anthracycline part (first dose on day 63); "
            + "the earliest is day 126, one cycle length after the last anthracycline dose.");
    }

    [Fact]
    public void R2_counts_days_after_surgery_on_a_clock_of_their_own()
    {
        var together = Given.Track("fec-h", 21, 3, Agent.Epirubicin, Agent.Trastuzumab) with { Phase = TrackPhase.AfterSurgery };

        Given.CleanSubject.On(Given.BuiltIn("dhp-fec")).Verdict("R2").ShouldBe("-");
        Given.CleanSubject.On(Given.Neoadjuvant("own", Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab), together))
            .FindingsOf("R2").Select(finding => finding.Message).ShouldAllBe(message => message.Contains(" days after the restart", StringComparison.Ordinal));
    }

    [Fact]
    public void R2_holds_for_adjuvant_protocols_too() =>
        Given.CleanSubject.On(Given.Adjuvant("ac-h", Ac, Given.Track("h", 21, 18, Agent.Trastuzumab))).FindingsOf("R2").Select(finding => finding.Event)
            .ShouldBe(["h-1", "h-2", "h-3", "h-4"]);

    [Fact]
    public void R2_is_content_when_HER2_therapy_follows_with_the_taxane() =>
        Given.CleanSubject.On(Given.Neoadjuvant("ac-thp", Ac, Taxane, Given.Track("hp", 21, 4, Given.TrastuzumabPertuzumab) with { After = "ac" }))
            .Verdict("R2").ShouldBe("-");
}
