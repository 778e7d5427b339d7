using HerScheduler.Core.Json;

namespace HerScheduler.Core.Protocols;

/// <summary>The doses of HER2 agents every 21 days by formulation, and the therapies after surgery that are made of them. Data, read once.</summary>
internal sealed class DoseTable
{
    /// <summary>All of these are given every so many days; a weekly antibody has no other form than its protocol's.</summary>
    public const int IntervalDays = 21;

    private static readonly Lazy<DoseTable> LazyBuiltIn = new(() => EmbeddedData.Load("doses/three-weekly.json", DoseTableReader.Read));

    private readonly TrackAgent?[] _doses;

    public DoseTable(IEnumerable<(Formulation Formulation, TrackAgent Dose)> doses, IReadOnlyList<Track> afterSurgery)
    {
        _doses = new TrackAgent?[2 * ((int)Agent.TrastuzumabDeruxtecan + 1)];
        foreach (var (formulation, dose) in doses)
        {
            _doses[IndexOf(dose.Agent, formulation)] = dose;
        }

        AfterSurgery = afterSurgery;
    }

    /// <exception cref="InvalidOperationException">The data is faulty: the build is broken.</exception>
    public static DoseTable BuiltIn => LazyBuiltIn.Value;

    /// <summary>HP, trastuzumab, T-DM1 and T-DXd as they follow surgery.</summary>
    public IReadOnlyList<Track> AfterSurgery { get; }

    /// <summary>The doses of <paramref name="agent"/>, or null when it has no such form.</summary>
    public TrackAgent? Find(Agent agent, Formulation formulation) => _doses[IndexOf(agent, formulation)];

    private static int IndexOf(Agent agent, Formulation formulation) => (2 * (int)agent) + (int)formulation;
}
