using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Messaging;

/// <summary>On a real RabbitMQ, seen by a consumer that has only an AMQP client. Each test has a site of its own, and so routing keys of its own.</summary>
public sealed class Publishing_to_RabbitMQ
{
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Delivers_the_stored_documents_in_order_and_without_a_gap()
    {
        await using var service = await Service();
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await service.Approved(Plan($"plan-{number}"));
        }

        var stored = await service.Messages();
        (await service.RelayAll()).ShouldBe(stored.Count);
        await consumer.WaitFor(stored.Count);

        consumer.All.Select(m => m.Body).ShouldBe(stored.Select(m => m.Body), ignoreOrder: true);
        foreach (var plan in consumer.All.Select(m => JsonNode.Parse(m.Body)!).GroupBy(m => m["data"]!["plan"]!.GetValue<string>()))
        {
            plan.Select(m => m["data"]!["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, plan.Count()));
            plan.Select(m => m["sequence"]!.GetValue<string>()).ShouldBe(Enumerable.Range(1, plan.Count()).Select(n => $"{n:D10}"));
        }

        (await service.Messages()).ShouldAllBe(m => m.SentAt != null);
    }

    [Fact]
    public async Task Carries_the_properties_of_the_contract_and_no_envelope()
    {
        await using var service = await Service();
        await using var consumer = await Broker.Listen($"cycle.moved.{_site}");
        await service.Approved(Plan("plan-1"));
        (await service.Record(Documents.Batch(Documents.Deferred("fact-0042", "tchp-2", "2026-02-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        var moved = (await service.Messages()).Where(m => m.RoutingKey == $"cycle.moved.{_site}").ToList();

        await service.RelayAll();
        await consumer.WaitFor(moved.Count);

        var received = consumer.All[0];
        received.ContentType.ShouldBe("application/cloudevents+json");
        received.Persistent.ShouldBeTrue();
        received.MessageId.ShouldBe(moved[0].MessageId);
        received.CorrelationId.ShouldBe("fact-0042");
        received.RoutingKey.ShouldBe($"cycle.moved.{_site}");
        var body = JsonNode.Parse(received.Body)!;
        body["specversion"]!.GetValue<string>().ShouldBe("1.0");
        body["id"]!.GetValue<string>().ShouldBe(received.MessageId);
        body["type"]!.GetValue<string>().ShouldBe("herscheduler.cycle.moved.v1");
        body["data"]!["previousDate"]!.GetValue<string>().ShouldBe("2026-01-26");
        body["data"]!["event"]!["date"]!.GetValue<string>().ShouldBe("2026-02-02");
        received.Headers.Keys.ShouldNotContain(header => header.StartsWith("MT-", StringComparison.Ordinal));
        received.IsReplayed.ShouldBeFalse();
    }

    [Fact]
    public async Task Goes_on_while_no_queue_is_bound()
    {
        await using var service = await Service();
        await service.Approved(Plan("plan-1"));

        (await service.RelayAll()).ShouldBe((await service.Messages()).Count);

        (await service.Messages()).ShouldAllBe(m => m.SentAt != null);
    }

    /// <remarks>The other databases refuse such a routing key themselves.</remarks>
    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task One_message_that_cannot_be_published_holds_up_its_own_plan_and_no_other()
    {
        await using var service = await Service();
        await using var consumer = await Broker.Listen($"*.*.{_site}");
        await service.Approved(Plan("plan-1"));
        await service.Approved(Plan("plan-2"));
        var right = (await service.Messages("plan-1"))[4].RoutingKey;
        await SetRoutingKey(service, new string('x', 300));
        var good = await service.Messages("plan-2");

        (await service.RelayOnce()).Failed.ShouldBe(1);
        await consumer.WaitFor(good.Count + 4);
        (await service.Messages("plan-2")).ShouldAllBe(m => m.SentAt != null);
        (await service.Messages("plan-1")).Select(m => m.SentAt != null).ShouldBe([true, true, true, true, .. Enumerable.Repeat(false, good.Count - 4)]);
        (await service.RelayOnce()).Confirmed.ShouldBe(0, "it is put off");

        await SetRoutingKey(service, right);
        service.Time.Advance(TimeSpan.FromMinutes(16));
        await service.RelayAll();
        await consumer.WaitFor(2 * good.Count);
        consumer.All.Select(m => JsonNode.Parse(m.Body)!["data"]!).Where(d => d["plan"]!.GetValue<string>() == "plan-1")
            .Select(d => d["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, good.Count));
    }

    [Fact]
    public async Task Loses_nothing_while_the_broker_cannot_be_reached()
    {
        var nobody = Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30")));
        nobody["HerScheduler:Messaging:RabbitMq:Port"] = "1";
        nobody["HerScheduler:Messaging:Relay:PublishTimeout"] = "00:00:01";
        await using var service = await ServiceFixture.Run(nobody);
        await service.Approved(Plan("plan-1"));

        var turn = await service.RelayOnce();

        turn.IsBlocked.ShouldBeTrue();
        (await service.Messages()).ShouldAllBe(m => m.SentAt == null);
        (await service.InDatabase(db => db.Outbox.CountAsync(m => m.LeaseUntil > service.Time.GetUtcNow()))).ShouldBe(0, "it can be tried again at once");
    }

    private static Task<int> SetRoutingKey(ServiceFixture service, string key) => service.InDatabase(db =>
        db.Outbox.Where(m => m.PlanId == "plan-1" && m.Sequence == 5).ExecuteUpdateAsync(set => set.SetProperty(m => m.RoutingKey, key)));

    private Task<ServiceFixture> Service() => ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));

    private JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["site"] = _site);
}
