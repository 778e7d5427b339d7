using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>What changed between two schedules of one plan: for each event at most one change, each with its reason.</summary>
public static class ScheduleDiff
{
    /// <param name="before">Null: nothing was scheduled before (approval).</param>
    /// <param name="after">The schedule now.</param>
    /// <param name="cause">The facts that were recorded in between, in order; empty for approval.</param>
    /// <returns>In the order of the events of <paramref name="after"/>, then those that vanished. Empty when nothing changed. Provisional events give no change.</returns>
    public static IReadOnlyList<Change> Between(Schedule? before, Schedule after, IReadOnlyList<Fact> cause) => throw new NotImplementedException();
}
