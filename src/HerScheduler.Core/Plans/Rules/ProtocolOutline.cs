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
        InitialTrastuzumabThirds = initial.Where(cycle => cycle.Track.AgentSet.Contains(Agent.Trastuzumab)).Sum(cycle => cycle.Track.IsWeekly ? 1 : 3);
        Clashes = [.. AnthracyclineClash.In(initial), .. AnthracyclineClash.In(afterSurgery)];

        var her2 = initial.Where(cycle => cycle.Track.HasHer2Therapy).ToList();
        Her2Doses = her2.Count;
        Her2Days = her2.Count == 0 ? 0 : her2.Max(cycle => cycle.NextDue) - her2.Min(cycle => cycle.Day);
    }

    /// <summary>Everything given before surgery (in an adjuvant protocol: at all).</summary>
    public AgentSet InitialAgents { get; }

    /// <summary>Three-weekly cycles with trastuzumab in that part, in thirds: a weekly one counts one third.</summary>
    public int InitialTrastuzumabThirds { get; }

    /// <summary>HER2 doses in that part.</summary>
    public int Her2Doses { get; }

    /// <summary>Days from the first of them to one interval after the last; 0 when there are none.</summary>
    public int Her2Days { get; }

    /// <summary>Every antibody dose that comes too close to an anthracycline.</summary>
    public IReadOnlyList<AnthracyclineClash> Clashes { get; }

    /// <summary>The outline of <paramref name="protocol"/>.</summary>
    public static ProtocolOutline Of(Protocol protocol) => Known.GetValue(protocol, static one => new ProtocolOutline(one));
}
