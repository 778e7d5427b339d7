using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>Agents in words.</summary>
internal static class AgentNames
{
    /// <summary><c>docetaxel, carboplatin and trastuzumab</c>.</summary>
    public static string Of(AgentSet agents)
    {
        var names = agents.Members().Select(WireNames<Agent>.Of).ToArray();
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
