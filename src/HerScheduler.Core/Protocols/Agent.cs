namespace HerScheduler.Core.Protocols;

/// <summary>A drug of a protocol.</summary>
public enum Agent
{
    Docetaxel,
    Carboplatin,
    Paclitaxel,
    Doxorubicin,
    Epirubicin,
    Fluorouracil,
    Cyclophosphamide,
    Trastuzumab,
    Pertuzumab,
    TrastuzumabEmtansine,
    TrastuzumabDeruxtecan,
}

/// <summary>A set of agents; a value, compared by its members.</summary>
public readonly record struct AgentSet
{
    private readonly ushort _bits;

    private AgentSet(int bits) => _bits = (ushort)bits;

    public static AgentSet Empty { get; }

    /// <summary>HER2-directed agents: trastuzumab, pertuzumab, T-DM1, T-DXd.</summary>
    public static AgentSet Her2 { get; } = Of(Agent.Trastuzumab, Agent.Pertuzumab, Agent.TrastuzumabEmtansine, Agent.TrastuzumabDeruxtecan);

    /// <summary>The naked HER2 antibodies, which rule R2 keeps away from anthracyclines.</summary>
    public static AgentSet Her2Antibodies { get; } = Of(Agent.Trastuzumab, Agent.Pertuzumab);

    /// <summary>The antibody-drug conjugates T-DM1 and T-DXd.</summary>
    public static AgentSet Conjugates { get; } = Of(Agent.TrastuzumabEmtansine, Agent.TrastuzumabDeruxtecan);

    public static AgentSet Anthracyclines { get; } = Of(Agent.Doxorubicin, Agent.Epirubicin);

    public static AgentSet Taxanes { get; } = Of(Agent.Docetaxel, Agent.Paclitaxel);

    /// <summary>Cytotoxic chemotherapy. T-DM1 and T-DXd do not count as chemotherapy.</summary>
    public static AgentSet Chemotherapy { get; } =
        Of(Agent.Docetaxel, Agent.Carboplatin, Agent.Paclitaxel, Agent.Doxorubicin, Agent.Epirubicin, Agent.Fluorouracil, Agent.Cyclophosphamide);

    public bool IsEmpty => _bits == 0;

    public static AgentSet Of(params ReadOnlySpan<Agent> agents)
    {
        var bits = 0;
        foreach (var agent in agents)
        {
            bits |= 1 << (int)agent;
        }

        return new AgentSet(bits);
    }

    public bool Contains(Agent agent) => (_bits & (1 << (int)agent)) != 0;

    public bool Overlaps(AgentSet other) => (_bits & other._bits) != 0;

    /// <summary>True when every agent of <paramref name="other"/> is in this set.</summary>
    public bool Includes(AgentSet other) => (_bits & other._bits) == other._bits;

    public AgentSet Intersect(AgentSet other) => new(_bits & other._bits);

    public AgentSet Union(AgentSet other) => new(_bits | other._bits);

    public AgentSet Except(AgentSet other) => new(_bits & ~other._bits);

    /// <summary>The members in the order of <see cref="Agent"/>.</summary>
    public IEnumerable<Agent> Members()
    {
        for (var agent = Agent.Docetaxel; agent <= Agent.TrastuzumabDeruxtecan; agent++)
        {
            if (Contains(agent))
            {
                yield return agent;
            }
        }
    }
}
