using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C9: which further recordings of a done cycle are refused, where, and why.</summary>
public sealed class FurtherRecordingsTests
{
    private static readonly DateOnly Today = Given.Day("2026-02-16");

    [Theory]
    [InlineData("2026-01-08", null, null)]
    [InlineData("2026-01-09", "#/date", "2026-01-09 is more than 3 days from 2026-01-05")]
    [InlineData("2026-01-02", null, null)]
    [InlineData("2026-01-01", "#/date", "2026-01-01 is more than 3 days from 2026-01-05")]
    public void Recordings_of_one_cycle_lie_three_days_apart_at_most(string date, string? pointer, string? because) =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel)), Dose(date, Agent.Carboplatin)).ShouldBe(pointer, because);

    [Fact]
    public void No_two_of_them_lie_further_apart_whichever_came_first()
    {
        var course = Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel), Dose("2026-01-07", Agent.Carboplatin));

        Judged(course, Dose("2026-01-03", Agent.Trastuzumab)).ShouldBe("#/date", "more than 3 days from 2026-01-07");
        Judged(course, Dose("2026-01-04", Agent.Trastuzumab)).ShouldBe(null, null);
    }

    [Fact]
    public void An_agent_is_recorded_once() =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel)), Dose("2026-01-06", Agent.Docetaxel, Agent.Carboplatin))
            .ShouldBe("#/agents", "docetaxel of tchp-1 is recorded already (2026-01-05)");

    [Fact]
    public void An_agent_belongs_to_the_cycle() =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel)), Dose("2026-01-06", Agent.Paclitaxel))
            .ShouldBe("#/agents", "paclitaxel is not part of tchp-1");

    [Fact]
    public void Without_agents_a_done_cycle_is_closed() =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel)), Dose("2026-01-06") with { Agents = null })
            .ShouldBe("#/event", "tchp-1 is closed: done (2026-01-05). To record more of it name the agents");

    [Fact]
    public void A_cycle_given_as_a_whole_takes_no_more() =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05") with { Agents = null }), Dose("2026-01-06", Agent.Docetaxel))
            .ShouldBe("#/agents", "recorded already");

    [Theory]
    [InlineData(true, Agent.Carboplatin, null, null)]
    [InlineData(true, Agent.Docetaxel, "#/agents", "docetaxel of tchp-1 is not awaited. Name agents that are awaited: carboplatin, trastuzumab and pertuzumab")]
    [InlineData(false, Agent.Carboplatin, "#/event", "tchp-1 is closed: done (2026-01-05)")]
    public void Of_a_given_cycle_only_what_is_awaited_can_be_omitted(bool partial, Agent agent, string? pointer, string? because) =>
        Judged(Given.Course(Given.Plan).Recorded(Dose("2026-01-05", Agent.Docetaxel) with { Partial = partial }), Omitted(agent)).ShouldBe(pointer, because);

    [Fact]
    public void An_omission_of_what_is_awaited_names_it() =>
        Judged(Given.Course(Given.Plan)
            .Recorded(Dose("2026-01-05", Agent.Docetaxel) with { Partial = true }), Omitted(Agent.Carboplatin) with { Agents = null })
            .ShouldBe("#/event", "Name agents that are awaited");

    [Fact]
    public void A_held_cycle_of_antibodies_alone_takes_only_what_is_named()
    {
        var plan = Given.Plan with { Protocol = "hp" };
        var hold = new Hold { Id = "h", Plan = plan.Id, By = "x", From = Given.Day("2026-01-05"), Reason = "fever" };
        var course = Given.Course(plan).Recorded(hold);

        Judged(course, Dose("2026-01-05") with { Event = "hp-1", Agents = null }).ShouldBe("#/event", "name the agents");
        Judged(course, Dose("2026-01-05", Agent.Trastuzumab) with { Event = "hp-1" }).ShouldBe(null, null);
    }

    private static Judgement Judged(Course course, Fact fact) => new(course.Record(fact, Today));

    private static DoseGiven Dose(string date, params Agent[] agents) => new()
    {
        Id = $"{date}-{string.Join('-', agents)}", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Date = Given.Day(date), Agents = AgentSet.Of(agents),
    };

    private static DoseOmitted Omitted(Agent agent) =>
        new() { Id = "omitted", Plan = Given.Plan.Id, By = "x", Event = "tchp-1", Agents = AgentSet.Of(agent), Reason = "allergy" };
}
