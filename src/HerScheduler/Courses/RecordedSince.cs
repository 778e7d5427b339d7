using HerScheduler.Data;
using HerScheduler.Problems;

namespace HerScheduler.Courses;

/// <summary>Tells a writer who came second what happened to the plan since it was read.</summary>
internal static class RecordedSince
{
    /// <summary>The problem with the plan's version now and the entries recorded after <paramref name="version"/>.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan now.</param>
    /// <param name="log">The plan's log, or at least the later part of it.</param>
    /// <param name="version">The version the writer knew; null when that cannot be told, and then nothing is listed.</param>
    public static Problem With(Problem problem, PlanRow plan, IEnumerable<LogEntryRow> log, int? version)
    {
        // When other changes than facts came, it is not known whether before or after the writer's version: an entry too many does no harm.
        var recorded = log.Where(entry => entry.Number > version - plan.OtherChanges && entry.Number <= plan.Entries).OrderBy(entry => entry.Number)
            .Select(entry => new RecordedEntry(entry.Number, entry.EntryId, entry.Kind, entry.RecordedAt, entry.By));
        return problem with { Version = plan.Version, Recorded = [.. recorded] };
    }
}
