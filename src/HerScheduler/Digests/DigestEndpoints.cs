using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Sites;
using HerScheduler.Web;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>The digest over HTTP: what the e-mail says, from the same reader.</summary>
internal static class DigestEndpoints
{
    public static void MapDigest(this IEndpointRouteBuilder api) =>
        api.MapGet("/digest", Get).Describe("What a navigator's digest says, today or on another day.", 200, 400, 404);

    private static async Task<IResult> Get(
        string? navigator, string? date, SchedulerDb db, NavigatorDays navigators, DigestReader reader, DigestJson writer, TimeProvider time, CancellationToken cancel)
    {
        if (Check(navigator, date, out var asked) is { } problem)
        {
            return Replies.Refused(problem);
        }

        var now = time.Now();
        var home = (await navigators.Read(cancel)).FirstOrDefault(each => string.Equals(each.Navigator, navigator, StringComparison.OrdinalIgnoreCase));
        if (home is null)
        {
            return Replies.Refused(new Problem(404, "Unknown navigator", $"No open plan names the navigator '{navigator}'."));
        }

        var day = asked ?? home.Home.Today(now);
        var from = day.AddDays(-DigestPeriod.LongestDays);
        var past = await db.Digests.AsNoTracking().Where(row => row.Navigator == home.Navigator && row.LocalDate >= from && row.LocalDate < day).ToListAsync(cancel);
        var request = new DigestRequest(home.Navigator, day, DigestPeriod.Since(home, past, day));
        Func<Site, DateOnly> dayAt = asked is null ? site => site.Today(now) : _ => day;
        var digests = await reader.Read([request], dayAt, cancel);
        return Replies.Json(writer.Text(digests[0]));
    }

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
            if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
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
