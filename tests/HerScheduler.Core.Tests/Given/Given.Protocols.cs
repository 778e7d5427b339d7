using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests;

/// <summary>Protocols as a site could write them, and the shapes of the built-in ones that rules turn on.</summary>
internal static partial class Given
{
    public static readonly Agent[] TrastuzumabPertuzumab = [Agent.Trastuzumab, Agent.Pertuzumab];

    public static Protocol TchpLike { get; } = Neoadjuvant(
        "tchp", Track("tchp", 21, 6, Agent.Docetaxel, Agent.Carboplatin, Agent.Trastuzumab, Agent.Pertuzumab));

    public static Protocol TchLike { get; } = Neoadjuvant(
        "tch", Track("tch", 21, 6, Agent.Docetaxel, Agent.Carboplatin, Agent.Trastuzumab));

    public static Protocol AptLike { get; } = Adjuvant(
        "apt",
        Track("paclitaxel", 7, 12, Agent.Paclitaxel, Agent.Trastuzumab),
        Track("h", 21, 13, Agent.Trastuzumab) with { After = "paclitaxel" });

    public static Protocol DhpFecLike { get; } = Neoadjuvant(
        "dhp-fec",
        Track("dhp", 21, 4, Agent.Docetaxel, Agent.Trastuzumab, Agent.Pertuzumab),
        Track("fec", 21, 3, Agent.Fluorouracil, Agent.Epirubicin, Agent.Cyclophosphamide) with { Phase = TrackPhase.AfterSurgery });

    public static Protocol TdxdThpLike { get; } = Neoadjuvant(
        "tdxd-thp",
        Track("t-dxd", 21, 4, Agent.TrastuzumabDeruxtecan),
        Track("paclitaxel", 7, 12, Agent.Paclitaxel) with { After = "t-dxd" },
        Track("hp", 21, 4, TrastuzumabPertuzumab) with { After = "t-dxd", FirstNumber = 5 });

    public static Protocol Neoadjuvant(string id, params Track[] tracks) =>
        new(id, id, ProtocolSetting.Neoadjuvant, Surgery: true, tracks, "a site's own", "M");

    public static Protocol Adjuvant(string id, params Track[] tracks) =>
        new(id, id, ProtocolSetting.Adjuvant, Surgery: false, tracks, "a site's own", "M");

    /// <summary>A track before surgery from day 0; <c>with { After = … }</c> puts it behind another.</summary>
    public static Track Track(string id, int everyDays, int count, params Agent[] agents) =>
        new(id, id, TrackPhase.Initial, everyDays, count, 1, null, [.. agents.Select(agent => new TrackAgent(agent, "as written", null))], "a site's own");
}
