namespace HerScheduler.Core.Plans;

/// <summary>One rule of the safety review, as it is listed for people and as it is checked.</summary>
/// <param name="Id">R1, R2 and so on.</param>
/// <param name="Sentence">The rule in one sentence.</param>
/// <param name="Severity">
/// What breaking it leads to, in words: <c>error</c>, <c>warning</c>, <c>alert</c> (raised later, by what happens), combinations of
/// these, or <c>none</c> for what is explicitly allowed. The severity of one finding is <see cref="Finding.Severity"/>.
/// </param>
/// <param name="Source">The trial, label or article it comes from.</param>
/// <param name="Explanation">Why the rule exists.</param>
public sealed record SafetyRule(string Id, string Sentence, string Severity, string Source, string Explanation)
{
    /// <summary>False for a rule that nobody can override: an override that names it has no effect. Default: true.</summary>
    public bool CanBeOverridden { get; init; } = true;

    /// <summary>How a plan is looked at; empty for a rule that never speaks at review.</summary>
    internal SafetyCheck[] Checks { get; init; } = [];
}
