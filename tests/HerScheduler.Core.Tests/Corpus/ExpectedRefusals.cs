using System.Text.Json;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>
/// What a case expects to be refused, as malformed or by the rules: the facts it names, or with <c>true</c> its last fact, or its plan when it has no facts.
/// </summary>
internal sealed class ExpectedRefusals
{
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
    private readonly bool _plan;

    public ExpectedRefusals(JsonElement root)
    {
        if (!root.GetProperty("expect").TryGetProperty("refused", out var refused))
        {
            return;
        }

        if (refused.ValueKind != JsonValueKind.True)
        {
            _facts.UnionWith(CaseResult.Texts(refused));
            return;
        }

        IsAll = true;
        _plan = root.GetProperty("facts").GetArrayLength() == 0;
        _facts.UnionWith(root.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("id").GetString()!).TakeLast(1));
    }

    /// <summary>The refusal is all that the case is about; the schedule is not looked at.</summary>
    public bool IsAll { get; }

    public IEnumerable<string> OfThePlan(IReadOnlyList<string> faults) => (_plan, faults.Count > 0) switch
    {
        (true, false) => ["plan: expected to be refused, was read"],
        (false, true) => faults.Select(fault => $"plan {fault}"),
        _ => [],
    };

    /// <param name="id">The fact.</param>
    /// <param name="refusal">Why it was refused; null: it was not.</param>
    public IEnumerable<string> OfAFact(string id, string? refusal) => (_facts.Contains(id), refusal) switch
    {
        (true, null) => [$"{id}: expected to be refused, was accepted"],
        (false, not null) => [$"{id} was refused: {refusal}"],
        _ => [],
    };
}
