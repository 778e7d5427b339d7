using HerScheduler.Core.Reports;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Pages.Shared;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Today;

/// <summary>
/// Of everybody's patients those whose HER2 therapy is on hold, the longest first: they wait for whoever decides, and not for their navigator alone.
/// </summary>
internal sealed class OnHold(SchedulerDb db, CourseReader courses, SiteDirectory sites, TimeProvider time)
{
    /// <summary>Each is worked out from its facts: among the other lists a few, the rest on a page of their own.</summary>
    private const int Beginning = 10;

    public async Task<TodaySection> Read(TodayRequest request, TodayWords words, Reach reach, CancellationToken cancel)
    {
        var now = time.Now();
        var days = new SiteDays(sites.All.Where(site => request.Site is null || site.Id == request.Site), now);
        var open = reach.Of(db.Plans.AsNoTracking()).Where(plan => plan.Status == PlanStatus.Approved);
        var held = days.OnHold(open).OrderBy(plan => plan.HoldFrom).ThenBy(plan => plan.Id);
        var count = await held.CountAsFarAsRead(cancel);
        if (!request.Shows(TodayList.Waiting) || count == 0)
        {
            return new TodaySection(TodayList.Waiting, count, []);
        }

        var page = await held.Skip(request.Skipped).Take(request.List is null ? Beginning : request.Size).Select(plan => plan.Id).ToListAsync(cancel);
        var loaded = await courses.Load(db.Plans.AsNoTracking().Where(plan => page.Contains(plan.Id)), cancel);
        var work = DailyWork.Of([.. loaded.Select(course => new PatientDay(course.Course.Plan, course.Course.ScheduleOn(course.Site.Today(now))))]);

        // Where all are shown, each line counts: one patient can have two, or none but what is overdue.
        return new TodaySection(TodayList.Waiting, count <= page.Count ? work.Waiting.Count : count, [.. work.Waiting.Select(words.Waiting)]);
    }
}
