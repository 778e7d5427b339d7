using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Security;

namespace HerScheduler.Pages.Happened;

/// <summary>A patient's overdue events as lines with a box to tick.</summary>
internal static class HappenedRows
{
    /// <param name="stored">The plan.</param>
    /// <param name="now">The instant.</param>
    /// <param name="caller">Who would record.</param>
    /// <param name="ticked">What is ticked already.</param>
    public static HappenedPlan Of(StoredCourse stored, DateTimeOffset now, Caller caller, IReadOnlyCollection<TickedEvent> ticked)
    {
        var schedule = stored.ScheduleAt(now);
        var marks = ticked.ToDictionary(each => each.Key, StringComparer.Ordinal);
        return new HappenedPlan(stored, schedule, stored.Plan.Version,
        [
            .. schedule.Events.Where(item => Timing.Of(item, schedule.AsOf).State == TimingState.Overdue).Select(item => Row(item, caller) with
            {
                IsTicked = marks.ContainsKey(item.Key),
                Lvef = marks.GetValueOrDefault(item.Key)?.Lvef ?? "",
            }),
        ]);
    }

    /// <summary>Everything that can be ticked is.</summary>
    public static HappenedPlan AllTicked(HappenedPlan plan) => plan with { Rows = [.. plan.Rows.Select(row => row with { IsTicked = row.CanBeTicked })] };

    /// <summary>What was ticked, whatever the plan looks like by now.</summary>
    public static IReadOnlyList<HappenedRow> Ticked(Schedule schedule, IEnumerable<TickedEvent> ticked) =>
    [
        .. ticked.Select(each => new HappenedRow(each.Key, schedule.Find(each.Key)?.Title ?? each.Key, each.Date, schedule.Find(each.Key)?.Kind)
        {
            IsTicked = true, Lvef = each.Lvef,
        }),
    ];

    private static HappenedRow Row(ScheduleEvent item, Caller caller) => new(item.Key, item.Title, item.Date, item.Kind)
    {
        CanBeTicked = HappenedFacts.KindOf(item.Kind) is { } kind && FactsOfRole.Of(caller.Role).Contains(kind),
    };
}
