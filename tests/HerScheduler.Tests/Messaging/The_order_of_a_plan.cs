using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Messaging;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Messaging;

/// <summary>A plan's messages never overtake each other: with several relays at once, and when the broker refuses one of them.</summary>
public sealed class The_order_of_a_plan
{
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";
    private readonly string _other = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Holds_with_several_relays_at_once()
    {
        await using var service = await Service(batchSize: 20);
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        foreach (var number in Enumerable.Range(1, Soak.Or(200, 20)))
        {
            await service.Approved(Plan($"plan-{number}", _site));
        }

        var stored = await service.Messages();
        var relays = Enumerable.Range(0, 4).Select(_ => DrainAll(service)).ToList();
        (await Task.WhenAll(relays)).Sum().ShouldBe(stored.Count, "no message went twice");
        await consumer.WaitFor(stored);

        consumer.All.ShouldBeCompleteAndInOrder(stored);
        (await service.Messages()).ShouldAllBe(row => row.SentAt != null && row.LeaseUntil == null);
    }

    [Fact]
    public async Task Holds_when_the_messages_of_many_plans_lie_between_each_other()
    {
        await using var service = await Service(batchSize: 5);
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        string[] plans = [.. Enumerable.Range(1, 6).Select(number => $"plan-{number}")];
        foreach (var plan in plans)
        {
            await service.Approved(Plan(plan, _site));
        }

        // Deferrals of the last cycle, each plan's in its turn.
        foreach (var round in Enumerable.Range(1, 4))
        {
            foreach (var plan in plans)
            {
                var fact = ManyFacts.Of(plan, new DateOnly(2026, 1, 5), 5 * round, $"{plan}-{round}");
                (await service.Record(Documents.Batch(fact), plan)).Expect(HttpStatusCode.OK);
            }
        }

        var stored = await service.Messages();
        (await DrainAll(service)).ShouldBe(stored.Count, "no message went twice");
        await consumer.WaitFor(stored);

        consumer.All.ShouldBeCompleteAndInOrder(stored);
    }

    [Fact]
    public async Task Holds_when_one_is_refused_and_other_plans_go_on()
    {
        await using var service = await Service();
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await using var full = await Refusing.Queue($"*.*.{_site}", atMost: 3);
        await service.Approved(Plan("plan-1", _site));
        await service.Approved(Plan("plan-2", _other));

        (await service.RelayOnce()).Failed.ShouldBe(1);

        (await service.Messages("plan-2")).ShouldAllBe(row => row.SentAt != null);
        var rows = await service.Messages("plan-1");
        var sent = rows.TakeWhile(row => row.SentAt != null).Count();
        rows.Skip(sent).ShouldAllBe(row => row.SentAt == null);
        var refused = rows[sent];
        (refused.Attempts, refused.LeaseUntil).ShouldBe((1, service.Time.GetUtcNow() + OutboxBatch.RetrySchedule.After(1)));
        refused.LastFailure.ShouldNotBeNull().ShouldContain("nack");
        rows.Skip(sent + 1).ShouldAllBe(row => row.LeaseUntil == null && row.Attempts == 0);
        (await service.RelayOnce()).ShouldBe(default, "the plan waits as a whole");

        await full.Remove();
        service.Time.Advance(OutboxBatch.RetrySchedule.After(1));
        await service.RelayAll();
        await consumer.WaitFor(rows);
        consumer.All.ShouldBeCompleteAndInOrder(rows);
        (await service.Messages()).ShouldAllBe(row => row.SentAt != null && row.LastFailure == null);
    }

    [Fact]
    public async Task A_long_queue_behind_a_refused_message_keeps_nobody_waiting()
    {
        await using var service = await Service();
        await using var full = await Refusing.Queue($"*.*.{_site}", atMost: 1);
        await service.Approved(Plan("plan-1", _site));
        await Lengthen(service, "plan-1", by: Soak.Or(10_000, 2_000));
        while ((await service.RelayOnce()).Failed == 0)
        {
            (await service.Messages("plan-1")).ShouldContain(row => row.SentAt == null);
        }

        await service.Approved(Plan("plan-2", _other));
        var waiting = await service.Messages("plan-2");

        (await service.RelayOnce()).Confirmed.ShouldBe(waiting.Count);
        service.Time.Advance(OutboxBatch.RetrySchedule.After(1));
        (await service.RelayOnce()).ShouldSatisfyAllConditions(turn => turn.Failed.ShouldBe(1), turn => turn.IsBlocked.ShouldBeFalse());
        var status = await service.InDatabase(db => Task.FromResult(Backlog.Of(db, service.Time.GetUtcNow())));
        status.HeldUp.ShouldBe(1);
        status.Messages.Count.ShouldBeGreaterThan(Soak.Or(10_000, 2_000) - 10);
    }

    private static async Task<int> DrainAll(ServiceFixture service)
    {
        var pipeline = service.Services.GetRequiredService<RelayPipeline>();
        var sent = 0;
        await Eventually.Is(
            async () =>
            {
                sent += (await pipeline.Drain(CancellationToken.None)).Confirmed;
                return !await service.InDatabase(db => db.Outbox.AnyAsync(row => row.SentAt == null));
            },
            "the outbox is empty");
        return sent;
    }

    /// <summary>More messages of the plan, as facts would make them.</summary>
    private static Task<int> Lengthen(ServiceFixture service, string plan, int by) => service.InDatabase(async db =>
    {
        var last = await db.Outbox.AsNoTracking().Where(row => row.PlanId == plan).OrderBy(row => row.Sequence).LastAsync();
        db.AddRange(Enumerable.Range(1, by).Select(number => new OutboxRow
        {
            MessageId = Guid.NewGuid().ToString(), PlanId = plan, Sequence = last.Sequence + number, RoutingKey = last.RoutingKey, Type = last.Type,
            Subject = last.Subject, Body = last.Body, CreatedAt = last.CreatedAt,
        }));
        return await db.SaveChangesAsync();
    });

    private Task<ServiceFixture> Service(int batchSize = 500)
    {
        var settings = Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"), (_other, "Europe/Amsterdam", "06:30")));
        settings["HerScheduler:Messaging:Relay:BatchSize"] = $"{batchSize}";
        return ServiceFixture.Run(settings);
    }

    private static JsonObject Plan(string id, string site) => Documents.Tchp(id, plan => plan["site"] = site);
}
