using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>R4: the full HER2 course.</summary>
public sealed class FullCourseRuleTests
{
    [Theory]
    [InlineData(Agent.Trastuzumab, 21, 17, "error")]
    [InlineData(Agent.Trastuzumab, 21, 18, "-")]
    [InlineData(Agent.Trastuzumab, 7, 18, "error")]
    [InlineData(Agent.Trastuzumab, 7, 50, "error")]
    [InlineData(Agent.Trastuzumab, 7, 51, "-")]
    [InlineData(Agent.TrastuzumabEmtansine, 21, 13, "error")]
    [InlineData(Agent.TrastuzumabEmtansine, 21, 14, "-")]
    [InlineData(Agent.TrastuzumabDeruxtecan, 21, 13, "error")]
    [InlineData(Agent.TrastuzumabDeruxtecan, 21, 14, "-")]
    public void R4_counts_the_doses_of_an_adjuvant_protocol(Agent agent, int everyDays, int count, string verdict) =>
        Given.CleanSubject.On(Given.Adjuvant("own", Given.Track("own", everyDays, count, agent))).Verdict("R4").ShouldBe(verdict);

    [Fact]
    public void R4_takes_the_25_doses_of_APT_for_a_year() =>
        Given.CleanSubject.On(Given.BuiltIn("apt")).Verdict("R4").ShouldBe("-");

    [Fact]
    public void R4_says_what_is_planned_and_what_is_full() =>
        Given.CleanSubject.On(Given.Adjuvant("short", Given.Track("h", 21, 9, Agent.Trastuzumab))).MessageOf("R4").ShouldBe(
            "Protocol short gives 9 HER2 cycles over 189 days; the full course is 18 three-weekly cycles, or with weekly doses a year (at least 351 days).");

    /// <summary>HER2 therapy begins on day 84 with twelve weekly doses, 84 days: with 12 every three weeks 336 days, with 13 of them 357.</summary>
    [Theory]
    [InlineData(12, "error")]
    [InlineData(13, "-")]
    public void R4_counts_the_year_of_weekly_doses_from_the_first_HER2_dose(int threeWeekly, string verdict)
    {
        var ac = Given.Track("ac", 21, 4, Agent.Doxorubicin, Agent.Cyclophosphamide);
        var weekly = Given.Track("wh", 7, 12, Agent.Paclitaxel, Agent.Trastuzumab) with { After = "ac" };
        var h = Given.Track("h", 21, threeWeekly, Agent.Trastuzumab) with { After = "wh" };

        Given.CleanSubject.On(Given.Adjuvant("own", ac, weekly, h)).Verdict("R4").ShouldBe(verdict);
    }

    [Theory]
    [InlineData(12, 18, "-")]
    [InlineData(12, 17, "error")]
    [InlineData(18, 0, "-")]
    [InlineData(17, 1, "error")]
    [InlineData(17, 3, "-")]
    public void R4_counts_what_was_given_before_the_plan(int count, int thirdsBefore, string verdict) =>
        Given.CleanSubject.On(Given.Adjuvant("own", Given.Track("h", 21, count, Agent.Trastuzumab))).WithHistory(thirdsBefore).Verdict("R4").ShouldBe(verdict);

    [Fact]
    public void R4_names_what_was_given_before_the_plan() =>
        Given.CleanSubject.On(Given.Adjuvant("short", Given.Track("h", 21, 9, Agent.Trastuzumab))).WithHistory(13).MessageOf("R4")
            .ShouldContain("gives 9 HER2 cycles over 189 days after 4.3 before the plan;");

    [Fact]
    public void R4_leaves_the_completion_of_a_course_with_adjuvant_intent_to_the_scheduler() =>
        Given.CleanSubject.On(AdjuvantIntent.Of(Given.BuiltIn("tchp"), ProtocolSetting.Adjuvant)).Verdict("R4").ShouldBe("-");

    [Fact]
    public void R4_leaves_the_completion_of_a_neoadjuvant_course_to_the_scheduler() =>
        Given.CleanSubject.Verdict("R4").ShouldBe("-");

    [Theory]
    [InlineData(ProtocolSetting.Neoadjuvant)]
    [InlineData(ProtocolSetting.Adjuvant)]
    public void R4_misses_HER2_therapy_altogether(ProtocolSetting setting)
    {
        var protocol = Given.Neoadjuvant("chemo-only", Given.Track("docetaxel", 21, 6, Agent.Docetaxel)) with { Setting = setting };

        Given.CleanSubject.On(protocol).MessageOf("R4").ShouldContain("gives no HER2 dose");
    }
}
