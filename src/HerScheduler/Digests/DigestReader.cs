using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>Composes digests: any number of them with two queries. The e-mail, the navigator's page and the API all ask here.</summary>
public sealed class DigestReader(SchedulerDb db, CourseReader courses, ChangesSince changes)
{
    /// <summary>The digests of <paramref name="requests"/>, in that order.</summary>
    /// <param name="requests">Whose; each navigator once.</param>
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
        var byNavigator = loaded.ToLookup(course => course.Plan.Navigator, StringComparer.Ordinal);
        var navigatorOf = loaded.ToDictionary(course => course.Plan.Id, course => course.Plan.Navigator, StringComparer.Ordinal);
        var looked = requests.SelectMany(request => byNavigator[request.Navigator].Select(course => (course, request.Since, dayAt(course.Site))));
        var changed = (await changes.Of([.. looked], cancel)).ToLookup(change => navigatorOf[change.Plan], StringComparer.Ordinal);
        return
        [
            .. requests.Select(request => new Digest(
                request.Navigator,
                request.Day,
                DailyWork.Of(patients[request.Navigator]),
                RecentChanges.Of(changed[request.Navigator], patients[request.Navigator]))),
        ];
    }
}
