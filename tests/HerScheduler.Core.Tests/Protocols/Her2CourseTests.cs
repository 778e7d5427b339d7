using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Protocols;

/// <summary>The course of HER2 therapy in thirds of a three-week cycle (C12), and what a track is made of.</summary>
public sealed class Her2CourseTests
{
    /// <summary>18 three-week cycles are 54 thirds. What is left after weekly doses is rounded up: up to two thirds more are the same.</summary>
    [Theory]
    [InlineData(53, false)]
    [InlineData(54, true)]
    [InlineData(55, true)]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void A_full_course_is_18_cycles(int thirds, bool full) => Her2Course.IsFull(thirds).ShouldBe(full);

    [Fact]
    public void Where_a_track_has_trastuzumab_only_trastuzumab_counts()
    {
        Counting(Agent.Docetaxel, Agent.Trastuzumab, Agent.Pertuzumab).ShouldBe([Agent.Trastuzumab]);
        Counting(Agent.Docetaxel, Agent.Pertuzumab).ShouldBe([Agent.Pertuzumab]);
        Counting(Agent.TrastuzumabEmtansine, Agent.Pertuzumab).ShouldBe([Agent.Pertuzumab, Agent.TrastuzumabEmtansine], ignoreOrder: true);
        Counting(Agent.TrastuzumabDeruxtecan).ShouldBe([Agent.TrastuzumabDeruxtecan]);
        Counting(Agent.Docetaxel, Agent.Carboplatin).ShouldBeEmpty();
    }

    /// <summary>Six of 21 days are 18 thirds, twelve weekly ones 12; chemotherapy by itself is nothing.</summary>
    [Fact]
    public void A_weekly_dose_is_a_third_of_a_cycle() =>
        Her2Course.PlannedThirds([
            Given.Track("h", 21, 6, Agent.Trastuzumab), Given.Track("wh", 7, 12, Agent.Trastuzumab), Given.Track("ac", 21, 4, Agent.Doxorubicin)]).ShouldBe(30);

    [Fact]
    public void A_cycle_has_the_same_key_whichever_is_asked_for_first()
    {
        var track = Given.Track("h", 21, 18, Agent.Trastuzumab);
        foreach (var number in (int[])[1, 31, 32, 33, 100, 18, 200, 2])
        {
            track.KeyOf(number).ShouldBe($"h-{number}");
        }
    }

    [Fact]
    public void An_agent_named_twice_is_in_the_set_once() => AgentSet.Of(Agent.Docetaxel, Agent.Docetaxel).Members().ShouldBe([Agent.Docetaxel]);

    [Theory]
    [InlineData(TrackPhase.AfterSurgery, Agent.Epirubicin, true)]
    [InlineData(TrackPhase.AfterSurgery, Agent.Trastuzumab, false)]
    [InlineData(TrackPhase.Initial, Agent.Epirubicin, false)]
    public void Chemotherapy_after_surgery_is_a_track_of_its_own(TrackPhase phase, Agent agent, bool expected) =>
        Given.Neoadjuvant("own", Given.Track("dhp", 21, 4, Agent.Docetaxel, Agent.Trastuzumab), Given.Track("later", 21, 3, agent) with { Phase = phase })
            .HasChemotherapyAfterSurgery.ShouldBe(expected);

    [Fact]
    public void With_adjuvant_intent_there_is_no_surgery_and_HER2_therapy_goes_on()
    {
        var tchp = AdjuvantIntent.Of(Given.BuiltIn("tchp") with { }, ProtocolSetting.Adjuvant);

        (tchp.IsNeoadjuvant, tchp.Surgery, tchp.HoldsItsWholeCourse).ShouldBe((false, false, false));
        Given.BuiltIn("hp").HoldsItsWholeCourse.ShouldBeTrue();
        AdjuvantIntent.Of(Given.BuiltIn("hp"), ProtocolSetting.Adjuvant).HoldsItsWholeCourse.ShouldBeTrue();
    }

    /// <summary>HP is what was given last also when chemotherapy alone comes after it.</summary>
    [Fact]
    public void HER2_therapy_goes_on_with_the_antibodies_that_were_given_last()
    {
        var dhp = Given.Track("dhp", 21, 4, Agent.Docetaxel, Agent.Trastuzumab, Agent.Pertuzumab);
        var fec = Given.Track("fec", 21, 3, Agent.Epirubicin) with { After = "dhp" };
        var th = Given.Track("th", 21, 3, Agent.Docetaxel, Agent.Trastuzumab) with { After = "dhp" };

        AdjuvantIntent.LastGiven(Given.Neoadjuvant("one", dhp, fec)).ShouldBe(AntibodyTherapy.Hp);
        AdjuvantIntent.LastGiven(Given.Neoadjuvant("two", dhp, th)).ShouldBe(AntibodyTherapy.H);
        AdjuvantIntent.LastGiven(Given.Neoadjuvant("three", fec with { After = null })).ShouldBe(AntibodyTherapy.Hp);
    }

    private static IEnumerable<Agent> Counting(params Agent[] agents) => Her2Course.CountingAgents(AgentSet.Of(agents)).Members();
}
