using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests;

/// <summary>The built-in protocols, and others as a site could write them.</summary>
internal static partial class Given
{
    public static readonly Agent[] TrastuzumabPertuzumab = [Agent.Trastuzumab, Agent.Pertuzumab];

    public static Protocol BuiltIn(string id) =>
        ProtocolLibrary.BuiltIn.Find(id) ?? throw new ArgumentException($"No built-in protocol {id}.", nameof(id));

    public static Protocol Neoadjuvant(string id, params Track[] tracks) =>
        new(id, id, ProtocolSetting.Neoadjuvant, Surgery: true, tracks, "a site's own", "M");

    public static Protocol Adjuvant(string id, params Track[] tracks) =>
        new(id, id, ProtocolSetting.Adjuvant, Surgery: false, tracks, "a site's own", "M");

    /// <summary>A track before surgery from day 0; <c>with { After = … }</c> puts it behind another.</summary>
    public static Track Track(string id, int everyDays, int count, params Agent[] agents) =>
        new(id, id, TrackPhase.Initial, everyDays, count, 1, null, [.. agents.Select(agent => new TrackAgent(agent, "as written", null))], "a site's own");
}
