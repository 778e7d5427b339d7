using HerScheduler.Core.Json;
using HerScheduler.Http;
using HerScheduler.Json;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Security.Policies;

namespace HerScheduler.Digests;

/// <summary>The digest over HTTP: what the e-mail says, from the same reader.</summary>
internal static class DigestEndpoints
{
    public static void MapDigest(this IEndpointRouteBuilder api) =>
        api.MapGet("/digest", Get).Needs(Policy.Report).Describe("What a navigator's digest says, today or on another day.", "digest", 200, 400, 404);

    private static async Task<IResult> Get(string? navigator, string? date, HttpContext context, NavigatorDigest digests, DigestJson writer,
        CancellationToken cancel) =>
        Check(navigator, date, out var asked) is { } problem
            ? Replies.Refused(problem)
            : Replies.Of(await digests.Find(navigator!, asked, Caller.Of(context).Reach, cancel), digest => Replies.Json(writer.Text(digest)));

    private static Problem? Check(string? navigator, string? date, out DateOnly? asked)
    {
        var faults = new List<Fault>();
        asked = null;
        if (string.IsNullOrWhiteSpace(navigator))
        {
            faults.Add(new Fault("?navigator", "a navigator's e-mail address was expected"));
        }

        if (date is not null)
        {
            if (JsonDates.TryParseDay(date, out var read))
            {
                asked = read;
            }
            else
            {
                faults.Add(new Fault("?date", $"a date such as 2026-03-09 was expected; found '{date}'"));
            }
        }

        return faults.Count == 0 ? null : Problem.Malformed(faults) with { Title = "The query cannot be read" };
    }
}
