using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Consumers;

/// <summary>The consumers of docs/examples, as somebody would run them, against the real broker and the real service.</summary>
[Trait("Database", "any")]
[Trait("Speed", "slow")]
public sealed class Example_consumers
{
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";
    private readonly string _plan = $"plan-{Guid.NewGuid():N}";

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task See_every_message_once_and_in_order_and_go_on_where_they_stopped(string language)
    {
        await using var service = await Approved();
        await using var consumer = new ExampleConsumer(language, _site);
        await consumer.Start();
        await Sent(service, consumer);

        (await consumer.Stop()).ShouldBe(0);
        await Defer(service, "fact-0001", "tchp-2", "2026-02-02");
        await service.RelayAll();
        await consumer.Start();
        await Sent(service, consumer);

        await Publish((await service.Messages(_plan))[3], replayed: false);
        await Publish((await service.Messages(_plan))[^1], replayed: true);
        await Defer(service, "fact-0002", "tchp-3", "2026-03-02");
        await Sent(service, consumer);
        Sequences(consumer).ShouldBe(Enumerable.Range(1, (await service.Messages(_plan)).Count));
        consumer.Said("MESSAGE").Count.ShouldBe(consumer.Lines.Count);
        consumer.Lines.ShouldContain(line =>
            line.Contains("herscheduler.cycle.scheduled.v1 tchp-1 2026-01-05 planned", StringComparison.Ordinal)
                && line.Contains("trastuzumab 8 mg/kg LOADING", StringComparison.Ordinal));
        (await consumer.Stop()).ShouldBe(0);
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Show_what_an_LVEF_message_asks_of_a_clinician(string language)
    {
        await using var service = await Approved();
        await using var consumer = new ExampleConsumer(language, _site);
        await consumer.Start();
        service.Time.MoveTo(new DateTimeOffset(2026, 4, 7, 9, 0, 0, TimeSpan.Zero));
        await Record(
            service,
            Documents.Fact("fact-0001", "lvef-result", new JsonObject { ["date"] = "2025-12-29", ["percent"] = 62 }, _plan),
            Documents.DoseGiven("fact-0002", "tchp-1", "2026-01-05", _plan),
            Documents.Fact("fact-0003", "lvef-result", new JsonObject { ["date"] = "2026-04-06", ["percent"] = 41 }, _plan));
        await Sent(service, consumer);

        consumer.Lines.ShouldContain(line =>
            line.Contains("herscheduler.lvef.hold.v1", StringComparison.Ordinal) && line.Contains("lvef-hold since 2026-04-06: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Tell_a_gap_and_close_it_by_a_replay(string language)
    {
        await using var service = await Approved();
        await using var consumer = new ExampleConsumer(language, _site);
        await consumer.Start();
        await Withhold(service, 4, 5);
        await service.RelayAll();
        var rows = await service.Messages(_plan);
        await consumer.WaitFor(() => Sequences(consumer).Contains(rows.Count), "the last message");

        consumer.Said("GAP")[0].ShouldBe($"GAP {_plan} 4-5 2 missing before 6");
        Sequences(consumer).ShouldBe([1, 2, 3, .. Enumerable.Range(6, rows.Count - 5)]);

        await Publish(rows[3], replayed: true);
        await Publish(rows[4], replayed: true);
        await consumer.WaitFor(() => Sequences(consumer).Contains(5), "the replay");
        consumer.Said("REPLAYED").Count.ShouldBe(2);

        var gaps = consumer.Said("GAP").Count;
        await Defer(service, "fact-0001", "tchp-2", "2026-02-02");
        await Sent(service, consumer);
        consumer.Said("GAP").Count.ShouldBe(gaps, "there is none any more");
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Fetch_what_is_missing_from_the_service(string language)
    {
        await using var service = await Approved();
        await using var consumer = new ExampleConsumer(language, _site, service: service.Http);
        await consumer.Start();
        await Withhold(service, 1, 2, 7);
        await Sent(service, consumer);

        consumer.Said("GAP").ShouldBe([$"GAP {_plan} 1-2 2 missing before 3", $"GAP {_plan} 7-7 1 missing before 8"]);
        consumer.Said("FETCHED").Count.ShouldBe(3);
        Sequences(consumer).ShouldBe(Enumerable.Range(1, (await service.Messages(_plan)).Count));
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Come_back_after_the_connection_was_lost(string language)
    {
        await using var service = await Approved();
        await using var gate = new BrokerGate();
        await using var consumer = new ExampleConsumer(language, _site, gate.Address);
        await consumer.Start();
        await Sent(service, consumer);

        gate.HangUp();
        await consumer.WaitFor(() => consumer.Complained("READY").Count == 2, "a second READY");
        await Defer(service, "fact-0001", "tchp-2", "2026-02-02");
        await Sent(service, consumer);

        Sequences(consumer).ShouldBe(Enumerable.Range(1, (await service.Messages(_plan)).Count));
        (await consumer.Stop()).ShouldBe(0);
    }

    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task Put_aside_what_they_cannot_read_and_go_on(string language)
    {
        await using var service = await Approved();
        await using var consumer = new ExampleConsumer(language, _site);
        await consumer.Start();
        await Publish($"cycle.moved.{_site}", "no-json", "{", replayed: false);
        await Publish($"cycle.moved.{_site}", "no-message", "{}", replayed: false);
        await Sent(service, consumer);

        await consumer.WaitFor(() => consumer.Complained("UNREADABLE").Count == 2, "UNREADABLE, twice");
        consumer.Complained("UNREADABLE").Select(line => line.Split(' ', ':')[1]).ShouldBe(["no-json", "no-message"]);
        await using var connection = await new ConnectionFactory { Uri = Broker.Address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        BasicGetResult? first = null;
        await Eventually.Is(async () => (first = await channel.BasicGetAsync($"{consumer.Queue}.unreadable", autoAck: true)) is not null, "the first is put aside");
        first!.BasicProperties.MessageId.ShouldBe("no-json");
    }

    private async Task<ServiceFixture> Approved()
    {
        await Broker.DeclareExchange();
        var service = await ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));
        await service.Approved(Documents.Tchp(_plan, plan => plan["site"] = _site));
        return service;
    }

    private Task Defer(ServiceFixture service, string id, string key, string to) => Record(service, Documents.Deferred(id, key, to, _plan));

    private async Task Record(ServiceFixture service, params JsonObject[] facts) =>
        (await service.Record(Documents.Batch(facts), _plan)).Expect(HttpStatusCode.OK);

    /// <summary>Everything the outbox holds is published, and the consumer has it all.</summary>
    private async Task Sent(ServiceFixture service, ExampleConsumer consumer)
    {
        await service.RelayAll();
        var count = (await service.Messages(_plan)).Count;
        await consumer.WaitFor(() => Sequences(consumer).Count == count, $"{count} messages");
    }

    private IReadOnlyList<int> Sequences(ExampleConsumer consumer) =>
        [.. consumer.Lines.Select(line => line.Split(' ')).Where(words => words[0] is not ("GAP" or "VOID") && words[1] == _plan)
            .Select(words => int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>As if the broker had lost them: the service has sent them, and nobody got them.</summary>
    private Task<int> Withhold(ServiceFixture service, params int[] sequences) => service.InDatabase(db =>
        db.Outbox.Where(m => m.PlanId == _plan && sequences.Contains(m.Sequence))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, service.Time.GetUtcNow())));

    /// <summary>Once more, as a relay does that died before it could note that it had sent it, or as a replay does.</summary>
    private static Task Publish(OutboxRow row, bool replayed) => Publish(row.RoutingKey, row.MessageId, row.Body, replayed);

    private static async Task Publish(string routingKey, string id, string body, bool replayed)
    {
        await using var connection = await new ConnectionFactory { Uri = Broker.Address }.CreateConnectionAsync();
        await using var channel =
            await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var properties = new BasicProperties { MessageId = id, ContentType = "application/cloudevents+json", Persistent = true };
        if (replayed)
        {
            properties.Headers = new Dictionary<string, object?> { ["x-replayed"] = true };
        }

        await channel.BasicPublishAsync(Broker.Exchange, routingKey, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }
}
