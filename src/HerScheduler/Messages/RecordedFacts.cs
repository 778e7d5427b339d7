using HerScheduler.Core.Changes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Messages;

/// <summary>What a batch of accepted facts did to a plan.</summary>
/// <param name="Earlier">The facts recorded before them.</param>
/// <param name="Before">The schedule before them, on the same day.</param>
/// <param name="Steps">The facts that were accepted, in order, each with the schedule after it; at least one.</param>
/// <param name="Changes">The difference they make together.</param>
public sealed record RecordedFacts(IReadOnlyList<Fact> Earlier, Schedule Before, IReadOnlyList<Step> Steps, IReadOnlyList<Change> Changes)
{
    public IEnumerable<Fact> Facts => Steps.Select(step => step.Fact);

    /// <summary>The schedule with them.</summary>
    public Schedule After => Steps[^1].After;

    /// <summary>The alerts that began and ended by them.</summary>
    public AlertChanges Alerts => AlertChanges.Between(Before, After);

    /// <summary>The facts of this batch that a later one of it took back: nobody outside has heard of them.</summary>
    public IEnumerable<string> TakenBackAtOnce =>
        Facts.OfType<Retracted>().Select(retraction => retraction.Fact).Except(Earlier.Select(fact => fact.Id), StringComparer.Ordinal);

    /// <summary>A fact from before this batch, which it takes back.</summary>
    public Fact? TakenBackBy(Retracted retraction) => Earlier.FirstOrDefault(fact => fact.Id == retraction.Fact);
}
