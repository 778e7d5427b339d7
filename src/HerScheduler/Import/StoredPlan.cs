using HerScheduler.Core.Json;

namespace HerScheduler.Import;

/// <summary>A plan that is stored, or was, or cannot be.</summary>
/// <param name="ApprovedDocument">What was approved, as entry 0 of its log has it; null: it is a draft, was purged, or is not stored.</param>
public sealed record StoredPlan(string? ApprovedDocument)
{
    /// <summary>It was taken out of the database for good.</summary>
    public bool IsPurged { get; init; }

    /// <summary>The facts recorded of it, by id, as the log has them; looked up only for a plan that comes with facts.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Another open plan of the same patient; the plan itself is not stored.</summary>
    public string? Beside { get; init; }

    /// <summary>Null: <paramref name="plan"/> is stored already, with all its facts. Otherwise why it is not stored.</summary>
    internal Fault? Against(PreparedPlan plan)
    {
        var id = plan.Plan.Id;
        if (ApprovedDocument != plan.Rows.Entry.Body)
        {
            return new Fault("#/id", $"plan {id} {WhyNot}");
        }

        var (pointer, entry) = plan.Facts.FirstOrDefault(fact => Facts.GetValueOrDefault(fact.Entry.EntryId) != fact.Entry.Body);
        return entry switch
        {
            null => null,
            _ when Facts.ContainsKey(entry.EntryId) =>
                new Fault($"{pointer}/id", $"plan {id} is there, and has a fact {entry.EntryId} with other content; take that one back by a retracted fact"),
            _ => new Fault(pointer, $"plan {id} is there without this fact; record it with POST /api/v1/plans/{id}/facts"),
        };
    }

    /// <summary>Why another document is not stored under its id.</summary>
    private string WhyNot => this switch
    {
        { Beside: { } other } => $"is for a patient with another open plan here, {other} (R19): amend that one or close it first, or override R19",
        { IsPurged: true } => "was purged; its id is never used again",
        { ApprovedDocument: null } => "is there as a draft; approve it where it was written, or import it under another id",
        _ => "is there with another document; an approved plan is changed by a plan-amended fact",
    };
}
