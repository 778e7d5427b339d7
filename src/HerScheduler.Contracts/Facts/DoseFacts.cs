namespace HerScheduler.Contracts.Facts;

/// <summary>The cycle was given on that date; later cycles anchor on it. A further one with other agents, at most 3 days away, adds them.</summary>
public sealed record DoseGiven : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What was given, when not everything that was due.</summary>
    public IReadOnlyList<string>? Agents { get; init; }

    /// <summary>More agents of the cycle may follow; those not recorded yet count as given.</summary>
    public bool? Partial { get; init; }
}

/// <summary>The cycle, or some of its agents, was left out; the others keep their dates, an omitted HER2 dose is made up at the end.</summary>
public sealed record DoseOmitted : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>What was left out, when not the whole cycle.</summary>
    public IReadOnlyList<string>? Agents { get; init; }
}

/// <summary>The event moves to another date; later cycles keep their interval from it.</summary>
public sealed record Deferred : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>The new date; it can lie in the future.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>A therapy, or one agent, stops for good: open events of it from that date on are cancelled, or the agent is taken out of them.</summary>
public sealed record Ceased : Fact
{
    /// <summary>What stops: <c>chemotherapy</c>, <c>her2</c>, <c>radiotherapy</c>, <c>endocrine</c>, <c>all</c>.</summary>
    public string? Therapy { get; init; }

    /// <summary>The one agent that stops for good; in place of a therapy.</summary>
    public string? Agent { get; init; }

    /// <summary>The antibodies that give the rest of the course of a conjugate: <c>hp</c>, <c>h</c>.</summary>
    public string? Then { get; init; }

    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>
/// The maintenance dose of an agent is another one from there on in its track and the later ones; loading doses keep theirs, nothing moves.
/// </summary>
public sealed record DoseChanged : Fact
{
    /// <summary>The drug.</summary>
    public required string Agent { get; init; }

    /// <summary>The maintenance dose from there on, as text.</summary>
    public required string Dose { get; init; }

    public required string From { get; init; }
}

/// <summary>Trastuzumab and pertuzumab are given in another formulation from that day on.</summary>
public sealed record FormulationChanged : Fact
{
    /// <summary>Into a vein, or under the skin: <c>iv</c>, <c>sc</c>.</summary>
    public required string To { get; init; }

    /// <summary>From this day on; it can lie in the future.</summary>
    public required DateOnly From { get; init; }
}
