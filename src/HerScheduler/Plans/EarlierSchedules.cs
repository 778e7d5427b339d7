using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>
/// What plans were like before they are planned again. An earlier calendar is kept, so the plan is replayed with it; earlier rules are not, so it is
/// taken from the stored rows, which hold what was told.
/// </summary>
public sealed class EarlierSchedules(SchedulerDb db, CourseReader courses)
{
    /// <summary>By the plan's id, in one query however many plans. A plan of which it is not known what its dates were computed with is left out.</summary>
    public async Task<IReadOnlyDictionary<string, EarlierSchedule>> Of(IReadOnlyList<OutdatedPlan> plans, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var rows = await Rows([.. plans.Where(plan => plan.IsOfEarlierRules).Select(plan => plan.Course.Plan.Id)], cancel);
        var found = new Dictionary<string, EarlierSchedule>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            if (plan.Basis is { } basis)
            {
                var schedule = plan.IsOfEarlierRules
                    ? StoredEvents.AsTold(rows[plan.Course.Plan.Id], plan.Schedule)
                    : courses.With(plan.Course, basis.ToCalendar()).ScheduleAt(now);
                found.Add(plan.Course.Plan.Id, new EarlierSchedule(schedule, plan.Course.Site.Days.ChangesSince(basis)));
            }
        }

        return found;
    }

    private async Task<ILookup<string, PlanEventRow>> Rows(List<string> plans, CancellationToken cancel) =>
        (plans.Count == 0 ? [] : await db.Events.AsNoTracking().Where(row => plans.Contains(row.PlanId)).ToListAsync(cancel))
            .ToLookup(row => row.PlanId, StringComparer.Ordinal);
}

/// <summary>A plan before it is planned again.</summary>
/// <param name="Schedule">What was told of it.</param>
/// <param name="Occasion">Why it is planned again, as a reason for a date that moves.</param>
public sealed record EarlierSchedule(Schedule Schedule, string Occasion);
