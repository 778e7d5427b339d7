using System.Globalization;
using System.Text.Json.Nodes;
using HerScheduler.Facts.Inbound;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>Facts are recorded once, in the order of the queue, whatever goes wrong around them.</summary>
public sealed class Taking_facts : IAsyncLifetime
{
    private static readonly DateTimeOffset Day = new(2026, 1, 6, 9, 0, 0, TimeSpan.Zero);

    private FactsQueue _queue = null!;

    public async Task InitializeAsync() => _queue = await FactsQueue.Open();

    public Task DisposeAsync() => _queue.DisposeAsync().AsTask();

    [Fact]
    public async Task In_the_order_of_the_queue_with_the_messages_that_follow()
    {
        await using var service = await Serve(_queue);
        await service.Approved(Documents.Tchp("plan-2"));
        var (first, second) = (Deferrals("plan-0001", 60).ToList(), Deferrals("plan-2", 60).ToList());
        await _queue.SendAll(first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second }));

        await service.TakeFacts();

        await service.RecordsSoMany(60);
        await service.RecordsSoMany(60, "plan-2");
        var ids = first.Select(fact => fact["id"]!.GetValue<string>()).ToList();
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(ids);
        (await service.Recorded("plan-2")).Select(entry => entry.EntryId).ShouldBe(ids);
        await service.EveryPlanShouldBeWhole();
        (await service.Messages()).ShouldContain(message => message.RoutingKey == "cycle.moved.north-clinic" && message.PlanId == "plan-2");
    }

    [Fact]
    public async Task The_same_fact_changes_nothing_with_or_without_a_message_id()
    {
        await using var service = await Serve(_queue);
        var fact = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05");
        await service.TakeFacts();

        await _queue.Send(fact, properties => properties.MessageId = "same");
        await _queue.Send(fact, properties => properties.MessageId = "same");
        await _queue.Send(fact, properties => properties.MessageId = "other");
        await _queue.Send(fact, properties => properties.MessageId = null);
        await _queue.Send(Documents.DoseGiven("fact-2", "tchp-9", "2026-01-05"));

        (await _queue.OneRefused()).Status.ShouldBe(422);
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["fact-1"]);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>The machine of the database dies before a commit, several times; the facts wait, in order.</summary>
    [Fact]
    public async Task When_commits_fail()
    {
        var commits = new FailingCommit();
        await using var service = await Serve(_queue, services => services.FailCommits(commits));
        commits.Next = 4;
        await _queue.SendAll(Deferrals("plan-0001", 20));

        await service.TakeFacts();

        await service.RecordsSoMany(20);
        commits.Next.ShouldBe(0);
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(Enumerable.Range(1, 20).Select(number => $"fact-{number}"));
        (await _queue.Waiting(_queue.Errors)).ShouldBe(0u);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>A fact that cannot be stored is found among the others, tried several times, and refused; the others are not.</summary>
    [Fact]
    public async Task But_not_the_one_that_cannot_be_stored()
    {
        var bug = new FailingFact("fact-7");
        await using var service = await Serve(_queue, services => services.Intercept(bug));
        await _queue.SendAll(Deferrals("plan-0001", 20));

        await service.TakeFacts();

        var refused = await _queue.OneRefused();
        refused.Status.ShouldBe(500);
        refused.Properties.MessageId.ShouldBe("fact-7");
        refused.Reason.ShouldNotContain("Nobody thought");
        await service.RecordsSoMany(19);
        (await service.Recorded()).Select(entry => entry.EntryId)
            .ShouldBe(Enumerable.Range(1, 20).Where(number => number != 7).Select(number => $"fact-{number}"));
        bug.Attempts.ShouldBeGreaterThanOrEqualTo(5);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>It was refused, and the service died before the broker knew; what made it acceptable since does not count.</summary>
    [Fact]
    public async Task What_was_refused_stays_refused_when_it_comes_again()
    {
        await using var service = await Serve(_queue);
        (await service.Record(Documents.Batch(
            Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05"), Documents.Deferred("moved", "tchp-2", "2026-02-02")))).Expect(System.Net.HttpStatusCode.OK);
        var again = new Delivery(1, Redelivered: true, new() { MessageId = "m" },
            System.Text.Encoding.UTF8.GetBytes(Retracted("fact-1", "fact-2").ToJsonString()));
        var first = again with { Redelivered = false };
        var intake = service.Services.GetRequiredService<FactIntake>();

        (await Judged(first)).ShouldBe("refused 422");
        (await Judged(first with { Body = System.Text.Encoding.UTF8.GetBytes(Documents.Deferred("fact-2", "tchp-3", "2026-03-02").ToJsonString()) }))
            .ShouldBe("recorded");
        (await Judged(again)).ShouldBe("refused 422");
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["dose-1", "moved", "fact-2"]);

        // Sent once more by its sender it is a new delivery, and judged on what is stored now.
        (await Judged(first)).ShouldBe("recorded");
        (await Judged(again)).ShouldBe("recorded before");

        async Task<string> Judged(Delivery delivery) => (await intake.Take([delivery], CancellationToken.None))[0]
            .Match(() => "recorded", () => "recorded before", refusal => $"refused {refusal.Status}");
    }

    [Fact]
    public async Task Verdicts_are_kept_for_a_month()
    {
        await using var service = await Serve(_queue);
        var neverAcknowledged = new Delivery(1, Redelivered: false, new(), Bytes(Documents.DoseGiven("fact-1", "tchp-9", "2026-01-05")));
        await service.Services.GetRequiredService<FactIntake>().Take([neverAcknowledged], CancellationToken.None);
        service.Time.Advance(TimeSpan.FromDays(29));
        await service.TakeFacts();
        await Consumes(service);
        await service.StopTakingFacts();
        (await service.InDatabase(db => db.RefusedFacts.CountAsync())).ShouldBe(1);

        service.Time.Advance(TimeSpan.FromDays(2));
        await service.TakeFacts();

        await Eventually.Is(async () => await service.InDatabase(db => db.RefusedFacts.CountAsync()) == 0, "the verdict is forgotten");
    }

    /// <summary>It went back from the error queue when the plan was approved, and was in hand when the service died: the broker calls it redelivered.</summary>
    [Fact]
    public async Task Sent_again_after_its_cause_is_gone_even_when_it_is_delivered_twice_then()
    {
        await using var service = await Serve(_queue);
        var fact = Documents.Deferred("fact-1", "tchp-2", "2026-02-02", "plan-2");
        await service.TakeFacts();
        await _queue.SendAll([fact]);
        (await _queue.OneRefused()).Status.ShouldBe(404);
        await Eventually.Is(async () => await service.InDatabase(db => db.RefusedFacts.CountAsync()) == 0, "the broker knows that it is settled");
        await service.StopTakingFacts();

        await service.Approved(Documents.Tchp("plan-2"));
        await _queue.SendAll([fact]);
        await _queue.DeliverInVain();
        await service.TakeFacts();

        await service.RecordsSoMany(1, "plan-2");
        (await _queue.Waiting(_queue.Errors)).ShouldBe(0u);
    }

    private static byte[] Bytes(JsonObject fact) => System.Text.Encoding.UTF8.GetBytes(fact.ToJsonString());

    private static Task Consumes(ServiceFixture service) => Eventually.Is(
        () => Task.FromResult(service.Services.GetRequiredService<FactsHealth>().Trouble is null), "it takes facts");

    private static IEnumerable<JsonObject> Deferrals(string plan, int count) => Enumerable.Range(1, count).Select(number => Documents.Deferred(
        $"fact-{number}", "tchp-6", new DateOnly(2026, 4, 20).AddDays(number).ToString("O", CultureInfo.InvariantCulture), plan));

    private static JsonObject Retracted(string id, string fact) => Documents.Fact(id, "retracted", new JsonObject { ["fact"] = fact, ["reason"] = "mistaken" });

    private static async Task<ServiceFixture> Serve(FactsQueue queue, Action<IServiceCollection>? services = null)
    {
        var service = await ServiceFixture.Run(queue.Settings(), collection => services?.Invoke(collection));
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(Day);
        return service;
    }
}
