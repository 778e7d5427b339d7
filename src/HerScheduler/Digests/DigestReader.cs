using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>Composes digests: any number of them with four queries. The e-mail, the navigator's page and the API all ask here.</summary>
public sealed class DigestReader(SchedulerDb db, CourseReader courses)
{
    /// <summary>The digests of <paramref name="requests"/>, in that order.</summary>
    /// <param name="requests">Whose.</param>
    /// <param name="dayAt">The local day on which the plans of a site are looked at.</param>
    /// <param name="cancel">Stops the queries.</param>
    public Task<IReadOnlyList<Digest>> Read(IReadOnlyList<DigestRequest> requests, Func<Site, DateOnly> dayAt, CancellationToken cancel) =>
        Read(requests, dayAt, Reach.Everything, cancel);

    /// <summary>The same, of the patients within <paramref name="reach"/>.</summary>
    public async Task<IReadOnlyList<Digest>> Read(IReadOnlyList<DigestRequest> requests, Func<Site, DateOnly> dayAt, Reach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(reach);
        var navigators = requests.Select(request => request.Navigator).Distinct(StringComparer.Ordinal).ToList();
        var open = reach.Of(db.Plans.AsNoTracking()).Where(plan => plan.Status == PlanStatus.Approved && navigators.Contains(plan.Navigator));
        var loaded = await courses.Load(open, cancel);
        var patients = loaded.ToLookup(
            course => course.Plan.Navigator, course => new PatientDay(course.Course.Plan, course.Course.ScheduleOn(dayAt(course.Site))), StringComparer.Ordinal);
        var navigatorOf = loaded.ToDictionary(course => course.Plan.Id, course => course.Plan.Navigator, StringComparer.Ordinal);
        var announced = (await Announced(open, requests, cancel))
            .ToLookup(change => navigatorOf.GetValueOrDefault(change.Change.Plan, ""), StringComparer.Ordinal);
        return
        [
            .. requests.Select(request => new Digest(
                request.Navigator,
                request.Day,
                DailyWork.Of(patients[request.Navigator]),
                RecentChanges.Of(
                    announced[request.Navigator].Where(change => change.At > request.Since).Select(change => change.Change),
                    patients[request.Navigator]))),
        ];
    }

    private async Task<List<(DateTimeOffset At, AnnouncedChange Change)>> Announced(
        IQueryable<PlanRow> open, IReadOnlyList<DigestRequest> requests, CancellationToken cancel)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var since = requests.Min(request => request.Since);
        var ofOpenPlans = db.Outbox.AsNoTracking().Where(row => row.CreatedAt > since && open.Any(plan => plan.Id == row.PlanId));
        var changes = await ofOpenPlans
            .Where(row => row.Type.EndsWith(".moved.v1") || row.Type.EndsWith(".held.v1") || row.Type.EndsWith(".released.v1") || row.Type.EndsWith(".cancelled.v1"))
            .ToListAsync(cancel);

        // What was cancelled may have been taken back since; every event of a new plan is scheduled too, and is not asked for.
        var plans = changes.Select(row => row.PlanId).Distinct(StringComparer.Ordinal).ToList();
        var events = changes.Select(row => row.Subject).ToHashSet(StringComparer.Ordinal);
        var afterwards = await ofOpenPlans
            .Where(row => plans.Contains(row.PlanId) && (row.Type.EndsWith(".scheduled.v1") || row.Type.EndsWith(".done.v1")))
            .ToListAsync(cancel);
        return
        [
            .. changes.Concat(afterwards.Where(row => events.Contains(row.Subject)))
                .OrderBy(row => row.Id).Select(row => (row.CreatedAt, AnnouncedChanges.Of(row))),
        ];
    }
}
