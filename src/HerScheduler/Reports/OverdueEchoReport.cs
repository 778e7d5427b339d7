using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>Who is late for an LVEF echo, by how many days, where.</summary>
internal sealed class OverdueEchoReport(SchedulerDb db, ReportCourses courses, SiteDirectory sites, TimeProvider time)
{
    public async Task<Outcome<OverdueEchoAnswer>> Read(OverdueEchoQuery query, Reach reach, CancellationToken cancel)
    {
        var now = time.Now();
        if (query.Check() is { } problem)
        {
            return problem;
        }

        if (query.Day is { } day && sites.All.All(site => day > site.Today(now)))
        {
            return Problem.Malformed([new Fault("?asOf", $"a day that has begun was expected; found {query.AsOf}")]) with { Title =
                "The query cannot be read" };
        }

        var found = new List<OverdueEcho>();
        await foreach (var known in courses.Read(Plans(query, reach, now), site => DayAt(site, query, now), cancel))
        {
            var course = known.Stored.Course;
            if ((query.Site is null || course.Plan.Site == query.Site)
                && (query.Address is null || NavigatorAddress.Of(course.Plan.Navigator) == query.Address))
            {
                found.AddRange(OverdueEchoes.Of(new PatientDay(course.Plan, course.ScheduleOn(known.Day))).Where(query.Fits));
            }
        }

        return new OverdueEchoAnswer(query, query.Day
            ?? Today(query, now), now, [.. found.OrderByDescending(echo => echo.Days).ThenBy(echo => echo.Patient.Id, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Of today the stored events say whose plans are worth replaying; of a past day every plan of the clinic is, for it may have moved or closed since.
    /// </summary>
    private IQueryable<PlanRow> Plans(OverdueEchoQuery query, Reach reach, DateTimeOffset now)
    {
        var plans = reach.Of(db.Plans.AsNoTracking());
        if (sites.All.Any(site => DayAt(site, query, now) != site.Today(now)))
        {
            return plans;
        }

        var address = query.Address;
        var late = new SiteDays(sites.All, now).Overdue(db.Events).Where(e => e.Kind == EventKind.Echo);
        plans = plans.Where(plan => plan.Status == PlanStatus.Approved && late.Any(e => e.PlanId == plan.Id));
        plans = query.Site is null ? plans : plans.Where(plan => plan.Site == query.Site);
        return address is null ? plans : plans.Where(plan => plan.Navigator == address);
    }

    /// <summary>Where the day has not begun yet, it is still the one before: nobody is late by tomorrow.</summary>
    private static DateOnly DayAt(Site site, OverdueEchoQuery query, DateTimeOffset now)
    {
        var today = site.Today(now);
        return query.Day is { } day && day < today ? day : today;
    }

    /// <summary>The day at the clinic asked for, else at the first one.</summary>
    public DateOnly Today(OverdueEchoQuery query, DateTimeOffset now) => ((query.Site is { } asked ? sites.Find(asked) : null) ?? sites.All[0]).Today(now);
}
