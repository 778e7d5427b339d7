namespace HerScheduler.Core.Plans;

/// <summary>Whether a finding blocks approval.</summary>
public enum Severity
{
    /// <summary>Blocks approval unless an override, with a reason, covers it.</summary>
    Error,

    /// <summary>To be read before approval.</summary>
    Warning,
}

/// <summary>What the safety review says about a plan.</summary>
/// <param name="Rule">The rule's id, R1 for instance.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Overridden">A clinician has overridden it in this plan, with a reason.</param>
public sealed record Finding(string Rule, Severity Severity, string Message, string Source, bool Overridden)
{
    /// <summary>The event it is about, for a rule that speaks once for each (R2); null: about the plan.</summary>
    public string? Event { get; init; }

    /// <summary>What an override names: <c>R1</c>, or <c>R2:hp-1</c> for a finding about one event. No two findings of a review share it.</summary>
    public string Id => Event is null ? Rule : $"{Rule}:{Event}";

    /// <summary>An error that no override covers.</summary>
    public bool BlocksApproval => Severity == Severity.Error && !Overridden;
}
