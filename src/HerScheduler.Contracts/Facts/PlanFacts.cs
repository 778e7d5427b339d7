using System.Text.Json;

namespace HerScheduler.Contracts.Facts;

/// <summary>A whole new plan for the same patient replaces the plan from now on; what was done stays done.</summary>
public sealed record PlanAmended : Fact
{
    /// <summary>A plan document as the API takes it.</summary>
    public required JsonElement Document { get; init; }
}

/// <summary>The patient died; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientDied : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>The patient withdrew; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientWithdrew : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>The patient is treated elsewhere; the plan is closed and everything open is cancelled.</summary>
public sealed record PatientTransferred : Fact
{
    /// <summary>The local day; not in the site's future.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>Somebody has seen the overdue alert of the event; the present one escalates no further.</summary>
public sealed record Acknowledged : Fact
{
    /// <summary>The key of an event of the plan's schedule.</summary>
    public required string Event { get; init; }

    /// <summary>What was done about it.</summary>
    public required string Note { get; init; }
}

/// <summary>Another fact counts as never recorded; it stays in the audit trail.</summary>
public sealed record Retracted : Fact
{
    /// <summary>The id of the fact that is taken back.</summary>
    public required string Fact { get; init; }
}
