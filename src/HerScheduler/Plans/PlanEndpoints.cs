using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Export;
using HerScheduler.Http;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using Microsoft.Net.Http.Headers;

namespace HerScheduler.Plans;

/// <summary>Plans over HTTP: draft, approve, read.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapPost("/plans", Create).Needs(Policy.Draft)
            .Describe("Stores a draft and reviews it.", "planView", StatusCodes.Status201Created, 400, 409, 413, 415)
            .TakesJson("planDocument");
        api.MapPut("/plans/{id}", Replace).NeedsForThisPlan(Policy.Draft).Describe("Replaces a draft.", "planView", 200, 400, 404, 409, 412, 413, 415)
            .TakesJson("planDocument").Heeds(HeaderNames.IfMatch);
        api.MapGet("/plans", List).Needs(Policy.See).Describe("Lists plans, by id, a page at a time.", "planList", 200, 400);
        api.MapGet("/plans/{id}", Get).NeedsForThisPlan(Policy.See)
            .Describe("One plan: where it stands, its document, its safety review.", "planView", 200, 404);
        api.MapPost("/plans/{id}/approve", Approve).NeedsForThisPlan(Policy.Approve)
            .Describe("Approves a draft: it becomes dated events and messages.", "schedule", 200, 404, 409, 412, 422).Heeds(HeaderNames.IfMatch);
        api.MapGet("/plans/{id}/schedule", Schedule).NeedsForThisPlan(Policy.See)
            .Describe("The schedule as seen today at the plan's site.", "schedule", 200, 404);
        api.MapGet("/plans/{id}/schedule.ics", ScheduleAsCalendar).NeedsForThisPlan(Policy.See)
            .DescribeFile("The same as an iCalendar object.", ScheduleCalendar.MediaType, 404);
        api.MapGet("/plans/{id}/messages", Messages).NeedsForThisPlan(Policy.See)
            .Describe("Replays the plan's messages after a sequence, a page at a time.", "messageList", 200, 400, 404);
    }

    private static async Task<IResult> Create(HttpContext context, PlanDrafts drafts, CancellationToken cancel) =>
        Replies.Of(
            await (await RequestBody.Read(context.Request, cancel)).Then(body => drafts.Create(body, SenderRight.Of(Caller.Of(context)), cancel)),
            view =>
            {
                context.Response.Headers.Location = $"/api/v1/plans/{view.Plan.Id}";
                return Replies.Json(view.Text(), StatusCodes.Status201Created).WithVersion(context, view.Plan.Version);
            });

    private static async Task<IResult> Replace(string id, HttpContext context, PlanDrafts drafts, CancellationToken cancel) =>
        Replies.Of(
            await (await RequestBody.Read(context.Request, cancel))
                .Then(body => drafts.Replace(id, body, SenderRight.Of(Caller.Of(context)), IfMatch.Of(context.Request), cancel)),
            view => Replies.Json(view.Text()).WithVersion(context, view.Plan.Version));

    private static async Task<IResult> List([AsParameters] PlanQuery query, HttpContext context, PlanLists lists, CancellationToken cancel) =>
        query.Check() is { } problem ? Replies.Refused(problem) : Replies.Json(await lists.Plans(query, Caller.Of(context).Reach, cancel));

    private static async Task<IResult> Get(
        string id, HttpContext context, CourseReader courses, OpenPlans open, KnownReads known, TimeProvider time, CancellationToken cancel) =>
        await (await courses.Find(id, cancel)).Match(
            async course =>
            {
                var view = await open.View(course, time.Now(), cancel);
                return await known.OfDay(context, course, () => Replies.Json(view.Text()), cancel);
            },
            problem => Task.FromResult(Replies.Refused(problem)));

    private static async Task<IResult> Approve(string id, HttpContext context, PlanApproval approval, CancellationToken cancel) =>
        Replies.Of(
            await approval.Approve(id, Sender.Of(context), IfMatch.Of(context.Request), cancel),
            approved => Replies.Schedule(approved.Schedule, approved.Sequence).WithVersion(context, approved.Schedule.Version));

    private static async Task<IResult> Schedule(
        string id, HttpContext context, CourseReader courses, KnownReads known, TimeProvider time, CancellationToken cancel) =>
        await (await courses.Find(id, cancel)).Match(
            course => known.OfDay(context, course, () => Replies.Schedule(course.ScheduleAt(time.Now()), course.Plan.Sequence), cancel),
            problem => Task.FromResult(Replies.Refused(problem)));

    /// <summary>A calendar asks every hour: unless something is different, it is told only that nothing is.</summary>
    private static async Task<IResult> ScheduleAsCalendar(
        string id, CourseReader courses, SchedulerSettings settings, TimeProvider time, CancellationToken cancel) =>
        Replies.Of(
            await courses.Find(id, cancel),
            course =>
            {
                using var text = new StringWriter(CultureInfo.InvariantCulture);
                var schedule = course.ScheduleAt(time.Now());
                ScheduleCalendar.Write(text, course.Course.Plan, schedule, course.Course.Gone(schedule.AsOf), settings.BaseUri);
                var bytes = Encoding.UTF8.GetBytes(text.ToString());
                return Results.Bytes(bytes, ScheduleCalendar.MediaType,
                    entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes))}\""));
            });

    private static async Task<IResult> Messages(string id, int? after, int? limit, PlanLists lists, CancellationToken cancel)
    {
        var size = limit ?? PlanLists.MessagesAPage;
        return size is < 1 or > PlanLists.MessagesAPage
            ? Replies.Refused(PlanQuery.Unreadable([new Fault("?limit", $"1 to {PlanLists.MessagesAPage} was expected; found {size}")]))
            : Replies.Of(await lists.Messages(id, after ?? 0, size, cancel), text => Replies.Json(text));
    }
}
