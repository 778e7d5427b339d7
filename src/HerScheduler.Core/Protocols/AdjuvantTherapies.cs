namespace HerScheduler.Core.Protocols;

/// <summary>The HER2 therapies that follow surgery, every 21 days.</summary>
internal static class AdjuvantTherapies
{
    private static readonly TrackAgent Trastuzumab = new(Agent.Trastuzumab, "6 mg/kg", "8 mg/kg");
    private static readonly TrackAgent Pertuzumab = new(Agent.Pertuzumab, "420 mg", "840 mg");

    /// <summary>Trastuzumab and pertuzumab.</summary>
    public static Track Hp { get; } = Therapy("hp", "HP", "APHINITY; Perjeta label (adjuvant)", Trastuzumab, Pertuzumab);

    /// <summary>Trastuzumab alone.</summary>
    public static Track H { get; } = Therapy("h", "Trastuzumab", "HERA; Herceptin label (adjuvant)", Trastuzumab);

    public static Track TDm1 { get; } = Therapy("t-dm1", "T-DM1", "KATHERINE", new TrackAgent(Agent.TrastuzumabEmtansine, "3.6 mg/kg", LoadingDose: null));

    public static Track TDxd { get; } = Therapy("t-dxd", "T-DXd", "DESTINY-Breast05", new TrackAgent(Agent.TrastuzumabDeruxtecan, "5.4 mg/kg", LoadingDose: null));

    /// <summary>The therapies that count the same HER2 slots.</summary>
    public static IReadOnlyList<Track> Antibodies { get; } = [Hp, H];

    public static Track For(AntibodyTherapy therapy) => therapy == AntibodyTherapy.Hp ? Hp : H;

    public static Track For(ResidualTherapy therapy) => therapy switch
    {
        ResidualTherapy.TDm1 => TDm1,
        ResidualTherapy.TDxd => TDxd,
        _ => Hp,
    };

    private static Track Therapy(string id, string title, string source, params TrackAgent[] agents) =>
        new(id, title, TrackPhase.AfterSurgery, IntervalDays: 21, Count: 18, FirstNumber: 1, After: null, agents, source);
}
