using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Facts;

/// <summary>Several write to one plan: at once, or the second on what was read before the first.</summary>
public sealed class Two_writers
{
    private static readonly JsonObject FirstDose = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05");
    private static readonly JsonObject SecondLate = Documents.Deferred("fact-2", "tchp-2", "2026-02-02");

    [Fact]
    public async Task Only_if_the_version_is_the_one_that_was_read()
    {
        await using var service = await AnApprovedPlan();
        (await service.Record(Documents.Batch(FirstDose), ifMatch: "\"0\"")).Expect(HttpStatusCode.OK);

        var stale = (await service.Record(Documents.Batch(SecondLate), ifMatch: "\"0\"")).ExpectProblem(HttpStatusCode.PreconditionFailed);

        stale.Said.ShouldContain("\"1\"");
        stale.Json["recorded"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe("fact-1");
        (await service.Record(Documents.Batch(SecondLate), ifMatch: "W/\"1\"")).ExpectProblem(HttpStatusCode.PreconditionFailed);
        (await service.Record(Documents.Batch(SecondLate), ifMatch: "\"1\"")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("\"1\"", "fact-2,fact-3")]
    [InlineData("\"0\"", "fact-1,fact-2,fact-3")]
    [InlineData("\"0\", \"2\"", "fact-3")]
    [InlineData("\"4\"", "")]
    [InlineData("W/\"2\"", "")]
    [InlineData("\"-1\"", "")]
    [InlineData("soon", "")]
    public async Task A_stale_condition_is_told_the_version_and_what_was_recorded_since(string ifMatch, string recorded)
    {
        await using var service = await AnApprovedPlan();
        foreach (var number in new[] { 1, 2, 3 })
        {
            (await service.Record(Documents.Batch(Documents.Deferred($"fact-{number}", "tchp-3", $"2026-03-0{number}")))).Expect(HttpStatusCode.OK);
        }

        var stale = (await service.Record(Documents.Batch(Documents.Deferred("fact-9", "tchp-4", "2026-04-01")), ifMatch: ifMatch))
            .ExpectProblem(HttpStatusCode.PreconditionFailed);

        stale.Json["version"]!.GetValue<int>().ShouldBe(3);
        string.Join(',', stale.Json["recorded"]!.AsArray().Select(e => e!["id"]!.GetValue<string>())).ShouldBe(recorded);
    }

    [Fact]
    public async Task The_same_fact_again_with_the_version_from_before_is_no_conflict()
    {
        await using var service = await AnApprovedPlan();
        (await service.Record(Documents.Batch(FirstDose), ifMatch: "\"0\"")).Expect(HttpStatusCode.OK);

        var again = (await service.Record(Documents.Batch(FirstDose), ifMatch: "\"0\"")).Expect(HttpStatusCode.OK);

        again.ETag.ShouldBe("\"1\"");
        (await service.Record(Documents.Batch(FirstDose, SecondLate), ifMatch: "\"0\"")).ExpectProblem(HttpStatusCode.PreconditionFailed);
        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-06")), ifMatch: "\"0\""))
            .ExpectProblem(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task The_same_fact_ten_times_at_once_is_recorded_once()
    {
        await using var service = await AnApprovedPlan();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Record(Documents.Batch(FirstDose))));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK && a.ETag == "\"1\"");
        answers.Count(a => a.Json["changes"]!.AsArray().Count > 0).ShouldBe(1);
        (await Stored.In(service)).Log.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_writers_with_one_version_one_wins()
    {
        await using var service = await AnApprovedPlan();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n =>
            service.Record(Documents.Batch(Documents.Deferred($"fact-{n}", "tchp-3", $"2026-03-{n + 9:00}")), ifMatch: "\"0\"")));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed).ShouldBe(7);
        var winner = await service.InDatabase(db => db.Log.SingleAsync(e => e.Number == 1));
        foreach (var loser in answers.Where(a => a.Status != HttpStatusCode.OK))
        {
            loser.ExpectProblem(HttpStatusCode.PreconditionFailed).Json["version"]!.GetValue<int>().ShouldBe(1);
            var recorded = loser.Json["recorded"]!.AsArray().ShouldHaveSingleItem()!;
            (recorded["number"]!.GetValue<int>(), recorded["id"]!.GetValue<string>(), recorded["kind"]!.GetValue<string>(), recorded["by"]!.GetValue<string>())
                .ShouldBe((1, winner.EntryId, "deferred", "nurse.one@example.org"));
            recorded["recordedAt"]!.GetValue<string>().ShouldBe("2026-01-20T09:00:00Z");
        }

        (await service.InDatabase(db => db.Plans.SingleAsync())).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_surgery_at_the_same_moment_is_refused()
    {
        await using var service = await AnApprovedPlan();
        service.Time.MoveTo(new DateTimeOffset(2026, 5, 20, 9, 0, 0, TimeSpan.Zero));

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n =>
            service.Record(Documents.Batch(Documents.Fact($"surgery-{n}", "surgery-performed", new JsonObject { ["date"] = "2026-05-18" })))));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
        answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(5);
    }

    private static async Task<ServiceFixture> AnApprovedPlan()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        return service;
    }
}
