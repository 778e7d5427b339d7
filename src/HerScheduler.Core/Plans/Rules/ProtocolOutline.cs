using System.Runtime.CompilerServices;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>What the rules ask about a protocol's structure. Computed once per protocol.</summary>
internal sealed class ProtocolOutline
{
    private static readonly ConditionalWeakTable<Protocol, ProtocolOutline> Known = [];

    private ProtocolOutline(Protocol protocol)
    {
        var initial = UndisturbedCycle.Of(protocol, TrackPhase.Initial);
        var afterSurgery = UndisturbedCycle.Of(protocol, TrackPhase.AfterSurgery);

        InitialAgents = initial.Aggregate(AgentSet.Empty, (all, cycle) => all.Union(cycle.Track.AgentSet));
        InitialAntibodyThirds = initial.Where(cycle => cycle.Track.AgentSet.Overlaps(AgentSet.Her2Antibodies)).Sum(cycle => Her2Course.ThirdsOf(cycle.Track));
        Clashes = [.. AnthracyclineClash.In(initial), .. AnthracyclineClash.In(afterSurgery)];

        var her2 = initial.Where(cycle => cycle.Track.HasHer2Therapy).ToList();
        Her2Doses = her2.Count;
        Her2Thirds = her2.Sum(cycle => Her2Course.ThirdsOf(cycle.Track));
        HasWeeklyHer2 = her2.Exists(cycle => cycle.Track.IsWeekly);
        Her2Days = her2.Count == 0 ? 0 : her2.Max(cycle => cycle.NextDue) - her2.Min(cycle => cycle.Day);
    }

    /// <summary>Everything given before surgery (in an adjuvant protocol: at all).</summary>
    public AgentSet InitialAgents { get; }

    /// <summary>Cycles with trastuzumab or pertuzumab in that part, in thirds of a three-week cycle.</summary>
    public int InitialAntibodyThirds { get; }

    /// <summary>HER2 doses in that part.</summary>
    public int Her2Doses { get; }

    /// <summary>The same in thirds of a three-week cycle.</summary>
    public int Her2Thirds { get; }

    /// <summary>Some of them are weekly.</summary>
    public bool HasWeeklyHer2 { get; }

    /// <summary>Days from the first of them to one interval after the last; 0 when there are none.</summary>
    public int Her2Days { get; }

    /// <summary>Every antibody dose that comes too close to an anthracycline.</summary>
    public IReadOnlyList<AnthracyclineClash> Clashes { get; }

    /// <summary>The outline of <paramref name="protocol"/>.</summary>
    public static ProtocolOutline Of(Protocol protocol) => Known.GetValue(protocol, static one => new ProtocolOutline(one));
}
