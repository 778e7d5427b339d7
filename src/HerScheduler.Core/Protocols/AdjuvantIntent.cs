using System.Runtime.CompilerServices;

namespace HerScheduler.Core.Protocols;

/// <summary>A neoadjuvant protocol given after primary surgery: its own part runs as it is, without surgery, and HER2 therapy goes on (rule S15).</summary>
internal static class AdjuvantIntent
{
    private static readonly ConditionalWeakTable<Protocol, Protocol> Known = [];

    /// <summary><paramref name="protocol"/> as a plan with that intent follows it; the same object each time.</summary>
    public static Protocol Of(Protocol protocol, ProtocolSetting? intent) =>
        intent == ProtocolSetting.Adjuvant && protocol.IsNeoadjuvant
            ? Known.GetValue(protocol, static one => one with { Setting = ProtocolSetting.Adjuvant, Surgery = false, IsContinued = true })
            : protocol;

    /// <summary>The antibodies that a protocol gave last; HP when it gave none.</summary>
    public static AntibodyTherapy LastGiven(Protocol protocol)
    {
        var last = protocol.Tracks.LastOrDefault(track => track.Phase == TrackPhase.Initial && track.AgentSet.Overlaps(AgentSet.Her2Antibodies));
        return last is null || last.AgentSet.Contains(Agent.Pertuzumab) ? AntibodyTherapy.Hp : AntibodyTherapy.H;
    }
}
