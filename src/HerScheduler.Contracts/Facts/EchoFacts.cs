namespace HerScheduler.Contracts.Facts;

/// <summary>An appointment for an echo exists.</summary>
public sealed record EchoBooked : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>The day of the appointment; it can lie in the future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>An echo was done; its result is awaited.</summary>
public sealed record EchoPerformed : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>An LVEF was measured; it closes the echo it belongs to.</summary>
public sealed record LvefResult : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public string? Event { get; init; }

    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>LVEF in percent. At most one decimal.</summary>
    public decimal? Percent { get; init; }

    /// <summary>LVEF in percent as a range, the lower value first; the lower one decides.</summary>
    public IReadOnlyList<decimal>? Range { get; init; }

    /// <summary>How it was measured: <c>echo</c>, <c>muga</c>, <c>mri</c>, <c>ct</c>.</summary>
    public string? Method { get; init; }
}

/// <summary>HER2 therapy goes on with an LVEF below normal, down to the floor, under cardiology.</summary>
public sealed record LvefAccepted : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>No LVEF at or above it holds, in percent. At most one decimal.</summary>
    public required decimal Floor { get; init; }

    /// <summary>The first day on which it no longer stands; it can lie in the future.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>An LVEF below normal is no longer accepted: the policy decides again.</summary>
public sealed record LvefAcceptanceEnded : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>A clinician put HER2 therapy on hold.</summary>
public sealed record Hold : Fact
{
    /// <summary>From this day on; it can lie in the future.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>A clinician resumed HER2 therapy.</summary>
public sealed record Resume : Fact
{
    /// <summary>From this day on; it can lie in the future.</summary>
    public required DateOnly From { get; init; }
}
