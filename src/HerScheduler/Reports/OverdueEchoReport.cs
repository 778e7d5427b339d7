using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports;

/// <summary>Who is late for an LVEF echo, by how many days, where.</summary>
internal sealed class OverdueEchoReport(
    SchedulerDb db, StoredOverdueEchoes stored, ReportCourses courses, SiteDirectory sites, SitesInReach seen, TimeProvider time)
{
    /// <summary>
    /// So many plans are replayed for somebody who waits for a past day; half of them took half a minute on a busy machine. Who is in no hurry asks by the
    /// command line.
    /// </summary>
    public const int MostWaitedFor = 50_000;

    /// <param name="query">What is asked for.</param>
    /// <param name="reach">Of whose patients it may tell.</param>
    /// <param name="cancel">Stops the queries.</param>
    /// <param name="mostReplayed">Of a past day that would have more plans replayed, the answer is that a clinic or a navigator is to be named.</param>
    public async Task<Outcome<OverdueEchoAnswer>> Read(OverdueEchoQuery query, Reach reach, CancellationToken cancel, int mostReplayed = int.MaxValue - 1)
    {
        var now = time.Now();
        if (await Check(query, reach, cancel) is { } problem)
        {
            return problem;
        }

        if (sites.All.All(site => DayAt(site, query, now) == site.Today(now)))
        {
            return new OverdueEchoAnswer(query, query.Day ?? Today(query, reach, now), now, await stored.Lines(stored.Find(query, reach, now), now, cancel));
        }

        var plans = KnownThen(query, reach, now);
        return await plans.OrderBy(plan => plan.Id).Take(mostReplayed + 1).CountAsync(cancel) > mostReplayed
            ? TooMany(mostReplayed)
            : new OverdueEchoAnswer(query, query.Day ?? Today(query, reach, now), now, await Past(query, plans, now, cancel));
    }

    /// <summary>Why the question cannot be answered; null: it can.</summary>
    public async Task<Problem?> Check(OverdueEchoQuery query, Reach reach, CancellationToken cancel)
    {
        List<Fault> faults = [.. query.Faults()];
        if (query.Day is { } day && sites.All.All(site => day > site.Today(time.Now())))
        {
            faults.Add(new Fault("?asOf", $"a day that has begun was expected; found {query.AsOf}"));
        }

        if (await seen.Unknown(query.Site, reach, cancel) is { } unknown)
        {
            faults.Add(unknown);
        }

        return faults.Count == 0 ? null : Problem.Malformed(faults) with { Title = "The query cannot be read" };
    }

    private static Problem TooMany(int most)
    {
        var detail = $"a past day is told from what was recorded until then, of {most} patients at most: name a clinic or a navigator, or use the command line";
        return Problem.Malformed([new Fault("?asOf", detail)]) with { Title = "Too many patients for a past day" };
    }

    /// <summary>The plans that may have been open then: where the patient is now, and where she may have been, for only an amendment moves her.</summary>
    private IQueryable<PlanRow> KnownThen(OverdueEchoQuery query, Reach reach, DateTimeOffset now)
    {
        var begun = sites.All.Min(site => site.InstantOf(DayAt(site, query, now), TimeOnly.MinValue));
        var plans = reach.Of(db.Plans.AsNoTracking()).Where(plan => plan.ApprovedAt != null && (plan.ClosedAt == null || plan.ClosedAt >= begun));
        var amendment = WireNames<FactKind>.Of(FactKind.PlanAmended);
        var moved = db.Log.Where(entry => entry.Kind == amendment).Select(entry => entry.PlanId);
        plans = query.Site is { } site ? plans.Where(plan => plan.Site == site || moved.Contains(plan.Id)) : plans;
        return query.Address is { } navigator ? plans.Where(plan => plan.Navigator == navigator || moved.Contains(plan.Id)) : plans;
    }

    /// <summary>A past day from what was known then.</summary>
    private async Task<IReadOnlyList<OverdueEcho>> Past(OverdueEchoQuery query, IQueryable<PlanRow> plans, DateTimeOffset now, CancellationToken cancel)
    {
        var found = new List<OverdueEcho>();
        await foreach (var known in courses.Read(plans, site => DayAt(site, query, now), cancel))
        {
            var course = known.Stored.Course;
            var navigator = NavigatorAddress.Of(course.Plan.Navigator);
            if ((query.Site is null || course.Plan.Site == query.Site) && (query.Address is null || navigator == query.Address))
            {
                var late = OverdueEchoes.Of(new PatientDay(course.Plan, course.ScheduleOn(known.Day))).Where(query.Fits);
                found.AddRange(late.Select(echo => echo with { Navigator = navigator }));
            }
        }

        return [.. found.OrderBy(echo => echo.Date).ThenBy(echo => echo.Plan, StringComparer.Ordinal).ThenBy(echo => echo.Event, StringComparer.Ordinal)];
    }

    /// <summary>Where the day has not begun yet, it is still the one before: nobody is late by tomorrow.</summary>
    private static DateOnly DayAt(Site site, OverdueEchoQuery query, DateTimeOffset now)
    {
        var today = site.Today(now);
        return query.Day is { } day && day < today ? day : today;
    }

    /// <summary>The day at the clinic asked for, else at the first one of who asks.</summary>
    public DateOnly Today(OverdueEchoQuery query, Reach reach, DateTimeOffset now) =>
        (sites.Find(query.Site ?? "") ?? sites.All.FirstOrDefault(site => reach.IncludesSite(site.Id)) ?? sites.All[0]).Today(now);
}
