using HerScheduler.Data;
using HerScheduler.Http;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>
/// A conditional read of a plan: who has its present version, and has read it since anything else changed, is told only that (304). The version alone does not
/// say so: an alert begins with a new day, an approval is no fact, a reminder is a message of no version, and a clinic's changed
/// calendar counts from the moment it is read, until the plan is planned again and has its next version. <c>If-Modified-Since</c> with what
/// <c>Last-Modified</c> said names the time of the last reading; without it that is any time since the last fact.
/// </summary>
internal sealed class KnownReads(SchedulerDb db, TimeProvider time)
{
    /// <summary>Of what is the same all day and has nothing of messages in it: the fact log.</summary>
    public Task<IResult> OfLog(HttpContext context, PlanRow plan, DateTimeOffset? lastFact, Func<IResult> whole, CancellationToken cancel) =>
        Answer(context, plan, lastFact, changed => Task.FromResult(plan.ApprovedAt >= changed), whole, cancel);

    /// <summary>Of what is seen on a local day of the clinic: the schedule, and the plan with its review.</summary>
    public Task<IResult> OfDay(HttpContext context, StoredCourse course, Func<IResult> whole, CancellationToken cancel)
    {
        var (plan, site) = (course.Plan, course.Site);
        DateTimeOffset? lastFact = course.Log.Count > 1 ? course.Log[^1].RecordedAt : null;
        return Answer(
            context,
            plan,
            lastFact,
            async since => plan.CalendarId != site.CalendarId || plan.ApprovedAt >= since || plan.ClosedAt >= since
                || site.InstantOf(site.Today(time.Now()), TimeOnly.MinValue) >= since
                || await db.Outbox.AnyAsync(message => message.PlanId == plan.Id && message.CreatedAt >= since, cancel),
            whole,
            cancel);
    }

    private async Task<IResult> Answer(
        HttpContext context, PlanRow plan, DateTimeOffset? lastFact, Func<DateTimeOffset, Task<bool>> hasChanged, Func<IResult> whole, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var headers = context.Request.GetTypedHeaders();
        context.Response.Headers.ETag = IfMatch.TagOf(plan.Version);
        context.Response.GetTypedHeaders().LastModified = time.GetUtcNow();
        var hasVersion = headers.IfNoneMatch.Any(tag => tag.Tag == IfMatch.TagOf(plan.Version));

        // What the last fact itself sent has the same instant, to the microsecond that databases keep; what is later, the version does not show.
        var readAt = headers.IfModifiedSince ?? lastFact?.AddMicroseconds(1);
        return hasVersion && plan.Status != PlanStatus.Draft && readAt is { } since && !await hasChanged(since)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : whole();
    }
}
