namespace HerScheduler.Core.Protocols;

/// <summary>The course of HER2 therapy, counted in thirds of a three-week cycle: 18 cycles are 54 weeks of antibody (rules C12, R4, R15).</summary>
public static class Her2Course
{
    /// <summary>One three-weekly dose; a weekly one is a third.</summary>
    public const int ThirdsOfACycle = 3;

    /// <summary>18 three-week cycles.</summary>
    public const int FullThirds = 18 * ThirdsOfACycle;

    /// <summary>Doses of T-DM1 or T-DXd after surgery (KATHERINE).</summary>
    public const int ConjugateDoses = 14;

    /// <summary>What one dose of <paramref name="track"/> counts.</summary>
    public static int ThirdsOf(Track track) => track.IsWeekly ? 1 : ThirdsOfACycle;

    /// <summary>
    /// Where a track has trastuzumab only trastuzumab counts: left out it is made up, although pertuzumab was given. Elsewhere every HER2 agent does.
    /// </summary>
    public static AgentSet CountingAgents(AgentSet agents)
    {
        var trastuzumab = AgentSet.Of(Agent.Trastuzumab);
        return agents.Overlaps(trastuzumab) ? trastuzumab : agents.Intersect(AgentSet.Her2);
    }

    /// <summary>What a whole protocol plans.</summary>
    public static int PlannedThirds(IEnumerable<Track> tracks) => tracks.Where(track => track.HasHer2Therapy).Sum(track => track.Count * ThirdsOf(track));

    /// <summary>The course of 18: what is left after a weekly part is rounded up to whole cycles, so two thirds more are the same course.</summary>
    public static bool IsFull(int thirds) => thirds is >= FullThirds and < FullThirds + ThirdsOfACycle;
}
