using HerScheduler.Core.Changes;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>What another calendar would move at a clinic, before anybody writes it into the settings. Nothing is stored.</summary>
public sealed class CalendarPreview(SchedulerDb db, CourseReader courses, TimeProvider time)
{
    /// <summary>How many plans are looked at together: bounds memory.</summary>
    private const int BatchSize = 500;

    public async Task<CalendarEffects> Of(Site site, CalendarDays days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(days);
        var (calendar, now) = (days.ToCalendar(), time.Now());
        var moves = new List<CalendarMove>();
        for (var after = ""; await Batch(site, after, cancel) is { Count: > 0 } ids; after = ids[^1])
        {
            foreach (var stored in await courses.Load(db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.Id)), cancel))
            {
                moves.AddRange(ScheduleDiff.Between(stored.ScheduleAt(now), courses.With(stored, calendar).ScheduleAt(now), cause: null)
                    .Where(change => change.Kind == ChangeKind.Moved)
                    .Select(change => new CalendarMove(stored.Plan.Id, stored.Plan.PatientId, change.Event.Key, change.Event.Title, change.PreviousDate
                        ?? change.Event.Date, change.Event.Date)));
            }
        }

        return new CalendarEffects(moves);
    }

    private Task<List<string>> Batch(Site site, string after, CancellationToken cancel) =>
        db.Plans.Where(plan => plan.Site == site.Id && plan.Status == PlanStatus.Approved).After(after).OrderBy(plan => plan.Id).Take(BatchSize)
            .Select(plan => plan.Id)
            .ToListAsync(cancel);
}

/// <summary>What would move.</summary>
public sealed record CalendarEffects(IReadOnlyList<CalendarMove> Moves)
{
    public int Dates => Moves.Count;

    public int Patients => Moves.Select(move => move.Plan).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>One date that would move.</summary>
public sealed record CalendarMove(string Plan, string Patient, string Event, string Title, DateOnly From, DateOnly To);
