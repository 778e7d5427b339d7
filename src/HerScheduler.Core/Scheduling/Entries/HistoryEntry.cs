using HerScheduler.Core.Cardiac;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>
/// Enters the LVEF of the plan's history: it is the baseline, and the last LVEF until a newer one (rule C13). An amendment can state another, or none.
/// </summary>
internal static class HistoryEntry
{
    public static void Enter(Ledger ledger)
    {
        ledger.Readings.RemoveAll(static reading => reading.IsHistory);
        ledger.Measured.RemoveAll(static measured => measured.IsHistory);
        if (ledger.Plan.History?.BaselineLvef is { } baseline)
        {
            // Before everything recorded on that day: what the plan's own facts say wins.
            var reading = ledger.Readings.FindIndex(other => other.Date >= baseline.Date);
            ledger.Readings.Insert(reading < 0 ? ledger.Readings.Count : reading, LvefReading.OfHistory(baseline.Date, baseline.Percent));
            var measured = ledger.Measured.FindIndex(other => other.Date >= baseline.Date);
            ledger.Measured.Insert(measured < 0 ? ledger.Measured.Count : measured, new Measurement(baseline.Date, Echo: null, IsHistory: true));
        }
    }
}
