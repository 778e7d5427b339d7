using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Core.Facts;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Pages;

/// <summary>Twenty people record a thousand rows at the same time, each row by two of them: one of the two is first, and the other is told who was.</summary>
[Trait("Speed", "slow")]
public sealed partial class Twenty_people_at_once
{
    private const int Lists = 10;
    private const int PlansOfAList = 25;
    private const int RowsOfAPlan = 4;

    private static readonly (string Key, string Date)[] Events =
        [("echo-baseline", "2025-12-29"), ("tchp-1", "2026-01-05"), ("tchp-2", "2026-01-26"), ("tchp-3", "2026-02-16")];

    [Fact]
    public async Task Nothing_is_lost_nothing_is_there_twice_and_every_conflict_says_who_did_what()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Import(service.Write("plans.jsonl", ImportRuns.Lines(Lists * PlansOfAList)), "--approved-by", "dr.one@example.org")).Status.ShouldBe(0);
        service.Time.MoveTo(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
        var people = await Task.WhenAll(Enumerable.Range(0, 2 * Lists).Select(number => service.Client($"nurse-{number:00}", UserRole.Clinician)));
        var pages = new List<Answer>();
        foreach (var (number, person) in people.Index())
        {
            pages.Add((await person.Ask(HttpMethod.Get, $"/happened?page={(number % Lists) + 1}")).Expect(HttpStatusCode.OK));
        }

        var answers = await Task.WhenAll(people.Zip(pages, (person, page) => person.Submit(page, "/happened", [("step", "store"), .. Rows(page)])));

        var log = await service.InDatabase(db => db.Log.Where(entry => entry.Number > 0).Select(entry => new { entry.PlanId, entry.EntryId, entry.By }).ToListAsync());
        log.Count.ShouldBe(Lists * PlansOfAList * RowsOfAPlan);
        log.GroupBy(entry => entry.PlanId).ShouldAllBe(plan => plan.Count() == RowsOfAPlan && plan.Select(entry => entry.By).Distinct().Count() == 1);
        foreach (var ((number, answer), list) in answers.Index().Zip(answers.Index().Select(each => each.Index % Lists)))
        {
            answer.Expect(HttpStatusCode.OK);
            var refused = Meanwhile().Matches(answer.Text).Select(found => found.Groups["who"].Value).ToList();
            (log.Count(entry => entry.By == $"nurse-{number:00}") + refused.Count).ShouldBe(PlansOfAList * RowsOfAPlan, "recorded, or said by whom it was");
            refused.ShouldAllBe(who => who == $"nurse-{(number + Lists) % (2 * Lists):00}");
        }

        foreach (var person in people)
        {
            person.Dispose();
        }
    }

    private static IEnumerable<(string, string)> Rows(Answer page) =>
        Plan().Matches(page.Text).SelectMany(found => Events.Select(item => ("row", $"{found.Groups["plan"].Value}:{item.Key}:{item.Date}")));

    [GeneratedRegex("name=\"version:(?<plan>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Plan();

    [GeneratedRegex("<p>(?<who>nurse-[0-9]+) recorded meanwhile: (Given|Performed)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Meanwhile();
}
