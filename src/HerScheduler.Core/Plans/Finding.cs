namespace HerScheduler.Core.Plans;

/// <summary>Whether a finding blocks approval.</summary>
public enum Severity
{
    /// <summary>Blocks approval unless an override of this rule, with a reason, stands in the plan.</summary>
    Error,

    /// <summary>To be read before approval.</summary>
    Warning,
}

/// <summary>What the safety review says about a plan.</summary>
/// <param name="Rule">R1 … R17.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Overridden">A clinician has overridden the rule in this plan, with a reason.</param>
public sealed record Finding(string Rule, Severity Severity, string Message, string Source, bool Overridden)
{
    /// <summary>An error that no override covers.</summary>
    public bool BlocksApproval => Severity == Severity.Error && !Overridden;
}
