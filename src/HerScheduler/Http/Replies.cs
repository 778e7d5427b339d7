using System.Text;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Problems;

namespace HerScheduler.Http;

/// <summary>Answers with hand-written JSON bodies.</summary>
internal static class Replies
{
    public static IResult Of<T>(Outcome<T> outcome, Func<T, IResult> done) => outcome.Match(done, Refused);

    public static IResult Json(string text, int status = StatusCodes.Status200OK) => Results.Content(text, "application/json", Encoding.UTF8, status);

    public static IResult Schedule(Schedule schedule, int sequence) =>
        Results.Bytes(ScheduleJson.ToUtf8(schedule, sequence), "application/json; charset=utf-8");

    public static IResult Refused(Problem problem) => Results.Content(ProblemJson.Text(problem), ProblemJson.ContentType, Encoding.UTF8, problem.Status);

    /// <summary>The same answer with the plan's version as its entity tag.</summary>
    public static IResult WithVersion(this IResult reply, HttpContext context, int version)
    {
        context.Response.Headers.ETag = IfMatch.TagOf(version);
        return reply;
    }
}
