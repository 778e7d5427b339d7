using System.Data.Common;
using System.Net;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Data;

/// <summary>The database itself keeps the log append-only, whoever writes.</summary>
public sealed class The_fact_log
{
    private const string Columns = "\"PlanId\", \"Number\", \"EntryId\", \"Kind\", \"Body\", \"RecordedAt\", \"By\", \"Sender\", \"PreviousHash\", \"Hash\"";

    [Theory]
    [InlineData("UPDATE log_entries SET \"Body\" = 'x'")]
    [InlineData("UPDATE log_entries SET \"Number\" = 7 WHERE \"Number\" = 1")]
    [InlineData("DELETE FROM log_entries")]
    [InlineData("DELETE FROM log_entries WHERE \"Number\" = 1")]
    public async Task Cannot_be_changed_or_emptied_even_with_SQL(string sql) => (await Refused(sql)).ShouldContain("append-only");

    [Theory]
    [InlineData("3", "'fact-9'", "\"Hash\"", "a gap")]
    [InlineData("-1", "'fact-9'", "\"Hash\"", "before the first")]
    [InlineData("2", "'fact-9'", "\"PreviousHash\"", "chained to another entry")]
    [InlineData("2", "'fact-9'", "''", "chained to none")]
    public async Task Takes_only_the_next_entry(string number, string id, string previous, string what) =>
        (await Refused(Copied("INSERT INTO", number, id, previous))).ShouldContain("append-only", customMessage: what);

    [Theory]
    [InlineData("1", "'fact-9'", "\"Hash\"")]
    [InlineData("2", "'fact-1'", "\"Hash\"")]
    public async Task Takes_no_number_and_no_id_twice(string number, string id, string previous) =>
        (await Refused(Copied("INSERT INTO", number, id, previous))).ShouldNotBeEmpty();

    [Theory]
    [Trait("Database", "Sqlite")]
    [InlineData("1", "'fact-1'", "\"PreviousHash\"")]
    [InlineData("2", "'fact-1'", "\"Hash\"")]
    public async Task Takes_none_in_place_of_another(string number, string id, string previous) =>
        (await Refused(Copied("INSERT OR REPLACE INTO", number, id, previous))).ShouldContain("append-only");

    [Fact]
    public async Task Of_several_facts_at_once_is_written_in_order()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        var facts = Enumerable.Range(1, 40).Select(n => Documents.Deferred($"fact-{n}", "tchp-3", $"2026-03-{n % 20 + 1:00}")).ToArray();

        (await service.Record(Documents.Batch(facts))).Expect(HttpStatusCode.OK);

        var log = await service.InDatabase(db => db.Log.OrderBy(e => e.Number).Select(e => e.EntryId).ToListAsync());
        log.Skip(1).ShouldBe(facts.Select(f => f["id"]!.GetValue<string>()));
        await service.EveryChainShouldHold();
    }

    private static string Copied(string insert, string number, string id, string previous) =>
        $"""
        {insert} log_entries ({Columns})
        SELECT "PlanId", {number}, {id}, "Kind", "Body", "RecordedAt", "By", "Sender", {previous}, 'x' FROM log_entries WHERE "Number" = 1
        """;

    private static async Task<string> Refused(string sql)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);

        var refused = await Should.ThrowAsync<DbException>(() => service.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql)));

        (await Stored.In(service)).Log.ShouldBe(2);
        await service.EveryChainShouldHold();
        return refused.Message;
    }
}
