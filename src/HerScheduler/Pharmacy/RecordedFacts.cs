using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Pharmacy;

/// <summary>What a batch of accepted facts did to a plan.</summary>
/// <param name="Facts">The facts that were accepted, in order; at least one.</param>
/// <param name="Before">The schedule before them, on the same day.</param>
/// <param name="After">The schedule with them.</param>
/// <param name="Changes">The difference.</param>
/// <param name="Reopened">The plan was closed before, and is not any more.</param>
public sealed record RecordedFacts(
    IReadOnlyList<Fact> Facts, Schedule Before, Schedule After, IReadOnlyList<Change> Changes, bool Reopened)
{
    /// <summary>The overdue alerts that were acknowledged: by the acknowledgement's id, the date the event had when that was recorded.</summary>
    public IReadOnlyDictionary<string, DateOnly> AcknowledgedDates { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
}
