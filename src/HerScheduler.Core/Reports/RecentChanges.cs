using HerScheduler.Core.Changes;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Reports;

/// <summary>
/// What changed since the last digest, short enough to be read: one line for each plan, cause and kind of change, not one for each of twenty moved cycles.
/// </summary>
public static class RecentChanges
{
    /// <summary>True for the changes a navigator is told of: moved, held, released, cancelled.</summary>
    public static bool Concerns(ChangeKind kind) =>
        kind is ChangeKind.Moved or ChangeKind.Held or ChangeKind.Released or ChangeKind.Cancelled;

    /// <summary>
    /// The lines, in the order in which the causes were recorded. Of an event that changed several times the last change counts, from the
    /// first date; one that is back where it was, or done meanwhile, is not mentioned. Within a line the earliest event stands for all.
    /// </summary>
    /// <param name="announced">In the order they were announced; of the events concerned also that they were scheduled again, or done.</param>
    /// <param name="patients">Open plans; changes of other plans are not mentioned.</param>
    public static IReadOnlyList<RecentChange> Of(IEnumerable<AnnouncedChange> announced, IEnumerable<PatientDay> patients)
    {
        ArgumentNullException.ThrowIfNull(announced);
        var open = patients.ToDictionary(patient => patient.Plan.Id, StringComparer.Ordinal);
        return
        [
            .. announced
                .Where(change => open.ContainsKey(change.Plan))
                .GroupBy(change => (change.Plan, change.Event))
                .Select(Net)
                .Where(change => Concerns(change.Kind) && (change.Kind != ChangeKind.Moved || change.Date != change.PreviousDate))
                .GroupBy(change => (change.Plan, change.Cause, change.Kind))
                .Select(sameCause => Line(open[sameCause.Key.Plan], [.. sameCause])),
        ];
    }

    private static AnnouncedChange Net(IEnumerable<AnnouncedChange> ofOneEvent)
    {
        var changes = ofOneEvent.ToList();
        if (changes.Find(change => change.Kind != ChangeKind.Scheduled) is not { } first)
        {
            return changes[^1];
        }

        // Cancelled or done, and then that was taken back: it is on again, on its old date or on another.
        var net = changes[^1] with { PreviousDate = first.PreviousDate };
        return net.Kind == ChangeKind.Scheduled ? net with { Kind = ChangeKind.Moved } : net;
    }

    private static RecentChange Line(PatientDay patient, IReadOnlyList<AnnouncedChange> sameCause)
    {
        var earliest = sameCause.OrderBy(change => change.Date).ThenBy(change => change.Event, StringComparer.Ordinal).First();
        return new RecentChange(patient.Plan.Patient, patient.Plan.Site, earliest, sameCause.Count - 1)
        {
            Named = ReadableText.TitlesIn(earliest.Why, patient.Schedule),
        };
    }
}
