using HerScheduler.Core.Notices;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;

namespace HerScheduler.Import;

/// <summary>
/// A patient comes in who has been treated for months: what lies before that day and has no fact was done, or not, where it is not recorded here. Nobody is
/// reminded of it event by event, and nobody has acknowledged it either; lists and reports show it, and what a fact moves is watched like everything else. Of a
/// plan that begins on that day or later everything asks for attention: its baseline echo is missing for good reason or for none.
/// </summary>
internal static class NotRecordedHere
{
    /// <summary>Past events ask for nobody's attention as they stand.</summary>
    public static void Quiet(TreatmentPlan plan, IEnumerable<PlanEventRow> events, DateOnly today)
    {
        if (plan.Start >= today)
        {
            return;
        }

        foreach (var row in events.Where(row => row.Status == EventStatus.Planned && row.Date < today && !row.IsQuiet))
        {
            (row.QuietDate, row.NextNoticeAt) = (row.Date, null);
        }
    }

    /// <summary>That an echo is overdue with a cycle due is known of somebody who comes in without facts; what an LVEF asks for is told.</summary>
    public static IReadOnlyList<StandingAlertRow> Known(TreatmentPlan plan, Schedule schedule, DateTimeOffset now) =>
    [
        .. UrgentAlert.Of(schedule).Where(alert => alert.Kind == UrgentKind.EchoOverdueCycleDue && plan.Start < schedule.AsOf)
            .Select(alert => new StandingAlertRow
        {
            PlanId = plan.Id, Kind = alert.Kind, EventKey = alert.Event ?? "", Cycle = alert.Cycle ?? "", Since = alert.Since, ToldAt = now,
        }),
    ];
}
