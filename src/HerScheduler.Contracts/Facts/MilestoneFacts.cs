namespace HerScheduler.Contracts.Facts;

/// <summary>Surgery was done; it anchors everything after.</summary>
public sealed record SurgeryPerformed : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>A later operation; the first one stands.</summary>
    public bool? Further { get; init; }
}

/// <summary>Pathology answered; it decides the branch.</summary>
public sealed record PathologyResult : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What was found: <c>pcr</c>, <c>residual</c>.</summary>
    public required string Response { get; init; }
}

/// <summary>Radiotherapy began.</summary>
public sealed record RadiotherapyStarted : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>Radiotherapy ended.</summary>
public sealed record RadiotherapyFinished : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>Endocrine therapy began.</summary>
public sealed record EndocrineStarted : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>A clinic's own task was done; the next of its kind counts from it.</summary>
public sealed record TaskDone : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What came of it.</summary>
    public string? Note { get; init; }
}

/// <summary>A clinic's own task was left out.</summary>
public sealed record TaskOmitted : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }
}
