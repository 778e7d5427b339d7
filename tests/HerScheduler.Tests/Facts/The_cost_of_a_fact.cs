using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts;

/// <summary>One transaction and a handful of commands, also for a fact that moves everything after it.</summary>
public sealed class The_cost_of_a_fact
{
    private const int FewerThan = 12;

    private readonly CommandLog _log = new();
    private readonly CommitCounter _commits = new();

    public static TheoryData<string, JsonObject> Facts => new()
    {
        { "a dose on its day", Documents.DoseGiven("f", "tchp-1", "2026-01-05") },
        { "a dose a week late, which moves 17 cycles, surgery and what follows", Documents.DoseGiven("f", "tchp-1", "2026-01-12") },
        { "a deferral", Documents.Deferred("f", "tchp-2", "2026-02-09") },
        { "a low LVEF", Documents.Fact("f", "lvef-result", new JsonObject { ["date"] = "2026-01-15", ["percent"] = 40 }) },
        { "death, which cancels everything", Documents.Fact("f", "patient-died", new JsonObject { ["date"] = "2026-01-15", ["reason"] = "reported" }) },
        { "an acknowledgement", Documents.Fact("f", "acknowledged", new JsonObject { ["event"] = "tchp-1", ["note"] = "called" }) },
        { "another protocol",
            Documents.Fact("f", "plan-amended",
                new JsonObject { ["document"] = Documents.Tchp(change: p => (p["protocol"], p["start"]) = ("ddac-thp", "2026-02-02")) }) },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task Is_one_transaction_and_fewer_than_12_commands(string what, JsonObject fact)
    {
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(_log, _commits));
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        _log.Clear();
        var before = _commits.Commits;

        var answer = (await service.Record(Documents.Batch(fact))).Expect(HttpStatusCode.OK);

        (_commits.Commits - before).ShouldBe(1, what);
        var sent = _log.Texts;
        sent.Count.ShouldBeLessThan(FewerThan, $"{what}, {answer.Json["changes"]!.AsArray().Count} changes: {string.Join("\n---\n", sent)}");
    }
}
