namespace HerScheduler.Core.Protocols;

/// <summary>The HER2 therapies that follow surgery, every 21 days, as <see cref="DoseTable"/> has them.</summary>
internal static class AdjuvantTherapies
{
    /// <summary>Trastuzumab and pertuzumab.</summary>
    public static Track Hp { get; } = Find("hp");

    /// <summary>Trastuzumab alone.</summary>
    public static Track H { get; } = Find("h");

    public static Track TDm1 { get; } = Find("t-dm1");

    public static Track TDxd { get; } = Find("t-dxd");

    /// <summary>The therapies that count the same HER2 slots.</summary>
    public static IReadOnlyList<Track> Antibodies { get; } = [Hp, H];

    public static Track For(AntibodyTherapy therapy) => therapy switch
    {
        AntibodyTherapy.Hp => Hp,
        AntibodyTherapy.H => H,
    };

    public static Track For(ResidualTherapy therapy) => therapy switch
    {
        ResidualTherapy.TDm1 => TDm1,
        ResidualTherapy.TDxd => TDxd,
        ResidualTherapy.Hp => Hp,
        ResidualTherapy.H => H,
    };

    private static Track Find(string id) => DoseTable.BuiltIn.AfterSurgery.Single(therapy => therapy.Id == id);
}
