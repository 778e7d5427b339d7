namespace HerScheduler.Core.Cardiac;

/// <summary>Whether the last LVEF lets a HER2 dose go ahead.</summary>
public enum ClearanceState
{
    /// <summary>No LVEF is known.</summary>
    None,

    /// <summary>HER2 therapy is on hold.</summary>
    Held,

    /// <summary>HER2 therapy goes on below normal, accepted under cardiology.</summary>
    Accepted,

    /// <summary>The last LVEF is below normal, asks for a repeat, or was too low to start.</summary>
    Low,

    /// <summary>The last LVEF is no older than the echo interval.</summary>
    Clear,

    /// <summary>At most 14 days older than that.</summary>
    Due,

    /// <summary>Older.</summary>
    Overdue,
}

/// <summary>The LVEF behind a HER2 dose.</summary>
/// <param name="State">Whether it lets the dose go ahead.</param>
/// <param name="LvefPercent">The last LVEF, percent; null when none is known.</param>
/// <param name="LvefDate">Its day; null when none is known.</param>
public sealed record CardiacClearance(ClearanceState State, decimal? LvefPercent, DateOnly? LvefDate)
{
    /// <summary>No LVEF is known.</summary>
    internal static CardiacClearance Unknown { get; } = new(ClearanceState.None, null, null);
}
