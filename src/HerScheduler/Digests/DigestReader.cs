using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>Composes digests: any number of them with three queries. The e-mail, the navigator's page and the API all ask here.</summary>
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
        var navigators = requests.SelectMany(request => request.StandsInFor.Prepend(request.Navigator)).Distinct(StringComparer.Ordinal).ToList();
        var open = reach.Of(db.Plans.AsNoTracking()).Where(plan => plan.Status == PlanStatus.Approved && navigators.Contains(plan.Navigator));
        var loaded = await courses.Load(open, cancel);
        var patients = loaded.ToLookup(
            course => course.Plan.Navigator, course =>
                new PatientDay(course.Course.Plan, course.Course.ScheduleOn(dayAt(course.Site))), StringComparer.Ordinal);
        var navigatorOf = loaded.ToDictionary(course => course.Plan.Id, course => course.Plan.Navigator, StringComparer.Ordinal);
        var changes = (await Changes(open, requests, cancel)).ToLookup(row => navigatorOf.GetValueOrDefault(row.PlanId, ""), StringComparer.Ordinal);
        return
        [
            .. requests.Select(request => Of(request.Navigator, request) with
            {
                StandsInFor = [.. request.StandsInFor.Select(other => Of(other, request)).Where(digest => !digest.IsEmpty)],
            }),
        ];

        Digest Of(string navigator, DigestRequest request) => new(
            navigator,
            request.Day,
            DailyWork.Of(patients[navigator]),
            RecentChanges.Of(changes[navigator].Where(row => row.ChangedAt > request.Since).Select(Announced), patients[navigator]));
    }

    private async Task<List<EventChangeRow>> Changes(IQueryable<PlanRow> open, IReadOnlyList<DigestRequest> requests, CancellationToken cancel)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var since = requests.Min(request => request.Since);
        return await db.EventChanges.AsNoTracking().Where(row => row.ChangedAt > since && open.Any(plan => plan.Id == row.PlanId)).OrderBy(row => row.Id)
            .ToListAsync(cancel);
    }

    private static AnnouncedChange Announced(EventChangeRow row) =>
        new(row.PlanId, row.EventKey, row.Title, row.Kind, row.Date, row.PreviousDate, row.Reason, row.Cause);
}
