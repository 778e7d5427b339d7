using HerScheduler.Courses;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Security.Policies;
using HerScheduler.Sites;
using Microsoft.Net.Http.Headers;

namespace HerScheduler.Facts;

/// <summary>Facts over HTTP.</summary>
internal static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/plans/{id}/facts", List).NeedsForThisPlan(Policy.See).Describe("The plan's fact log, the approval first.", "factLog", 200, 404);
        api.MapPost("/plans/{id}/facts", Record)
            .NeedsForThisPlan(Policy.Record)
            .Describe("Records facts, all or none, and says what they changed and which alerts began and ended. dryRun=true: the same answer, nothing stored.",
                "factsAnswer", 200, 400, 403, 404, 409, 412, 413, 415, 422)
            .TakesJson("factsBody")
            .Heeds(HeaderNames.IfMatch);
    }

    private static async Task<IResult> List(string id, HttpContext context, FactLog facts, KnownReads known, CancellationToken cancel) =>
        await (await facts.Of(id, cancel)).Match(
            log => known.OfLog(context, log.Plan, log.LastFact, () => Replies.Json(log.Text), cancel),
            problem => Task.FromResult(Replies.Refused(problem)));

    private static async Task<IResult> Record(
        string id, bool? dryRun, HttpContext context, InstallationSettings installation, FactRecorder recorder, CancellationToken cancel)
    {
        var body = await RequestBody.Read(context.Request, cancel);
        var right = SenderRight.Of(Caller.Of(context));
        var condition = IfMatch.Of(context.Request);
        var answer = await body.Then(bytes => OfferedFact.ReadBody(bytes, installation).Match(
            facts => dryRun == true
                ? recorder.Try(id, facts, right, condition, cancel)
                : recorder.Record(id, facts, right, condition, cancel),
            faults => Task.FromResult<Outcome<FactsAnswer>>(Problem.Malformed(faults))));
        return Replies.Of(answer, done => Replies.Json(done.Text()).WithVersion(context, done.Version));
    }
}
