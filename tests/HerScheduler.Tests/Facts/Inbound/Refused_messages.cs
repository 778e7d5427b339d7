using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Facts;
using HerScheduler.Facts.Inbound;
using HerScheduler.Problems;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>A refused message is the sender's, in all that can be sent again.</summary>
public sealed class Refused_messages
{
    [Fact]
    public async Task Keep_what_their_sender_gave_them()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await service.TakeFacts();

        await queue.Send("no fact"u8.ToArray(), properties =>
        {
            properties.MessageId = "message-7";
            properties.CorrelationId = "order-12";
            properties.Type = "dose";
            properties.AppId = "pharmacy";
            properties.ReplyTo = "answers";
            properties.Timestamp = new AmqpTimestamp(1_767_600_000);
            properties.Expiration = "600000";
            properties.UserId = Broker.Address.UserInfo.Split(':')[0];
            properties.Headers =
                new Dictionary<string, object?> { ["ward"] = "3B", ["copies"] = 2, ["x-refused-reason"] = "the last time", ["x-delivery-count"] = 99 };
        });

        var refused = await queue.OneRefused();
        var properties = refused.Properties;
        (properties.MessageId, properties.CorrelationId, properties.Type, properties.AppId, properties.ReplyTo)
            .ShouldBe(("message-7", "order-12", "dose", "pharmacy", "answers"));
        properties.Timestamp.UnixTime.ShouldBe(1_767_600_000);
        refused.Header("ward").ShouldBe("3B");
        properties.Headers!["copies"].ShouldBe(2);
        refused.Status.ShouldBe(400);
        refused.Header("x-refused-user-id").ShouldBe(Broker.Address.UserInfo.Split(':')[0]);
        properties.IsExpirationPresent().ShouldBeFalse("it would vanish");
        (properties.Headers.TryGetValue("x-delivery-count", out var count) ? count : 0)
            .ShouldBe(0, "the broker counts anew in this queue (RabbitMQ 4 has no header for none)");
    }

    /// <summary>A sender's header CC names queues that get a copy; the error queue's message must not come back by it.</summary>
    [Fact]
    public async Task Are_not_copied_anywhere()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await service.TakeFacts();

        await queue.Send("no fact"u8.ToArray(), properties =>
            properties.Headers = new Dictionary<string, object?> { ["CC"] = new List<object?> { queue.Errors } });

        var refused = (await queue.Refused(2)).Single(message => message.Properties.Headers!.ContainsKey("x-refused-reason"));
        refused.Properties.Headers!.Keys.ShouldContain("x-refused-CC");
        refused.Properties.Headers.Keys.ShouldNotContain("CC");
        (await queue.Waiting()).ShouldBe(0u);
    }

    [Fact]
    public async Task Fit_into_a_frame_whatever_headers_they_had_and_however_much_is_wrong()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await service.TakeFacts();
        var manyFaults = $$"""{ {{string.Join(", ", Enumerable.Range(1, 5000).Select(number => $"\"unknown-{number}\": {number}"))}} }""";

        await queue.Send(Encoding.UTF8.GetBytes(manyFaults), properties =>
            properties.Headers = new Dictionary<string, object?> { ["small"] = new string('é', 1000) });
        await queue.Send(Encoding.UTF8.GetBytes(manyFaults), properties =>
            properties.Headers = new Dictionary<string, object?> { ["large"] = new string('é', 60_000) });

        var refused = await queue.Refused(2);
        refused.ShouldAllBe(message =>
            Encoding.UTF8.GetByteCount(message.Reason) <= ReasonText.MaxBytes && message.Body.SequenceEqual(Encoding.UTF8.GetBytes(manyFaults)));
        refused[0].Header("small").ShouldBe(new string('é', 1000));
        refused[0].Problem["detail"]!.GetValue<string>().ShouldContain("are listed");
        refused[0].Problem["errors"]!.AsArray().Count.ShouldBeGreaterThan(20);
        refused[1].Properties.Headers!["x-refused-headers-dropped"].ShouldBe(true);
        refused[1].Properties.Headers!.ShouldNotContainKey("large");
    }

    /// <summary>
    /// Bytes that are no UTF-8 come in shorter than they would go out: 100 of them make a message id of 300 bytes, more than there is room for.
    /// </summary>
    [Fact]
    public async Task Lose_properties_that_cannot_be_sent_again_and_nothing_else()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await using var connection = await Broker.Connect(Broker.Address);
        var settings = service.Services.GetRequiredService<SchedulerSettings>().Messaging.Facts;
        await using var errors = await RefusedQueue.Open(connection, service.Services.GetRequiredService<FactQueues>(), settings, _ =>
            { }, CancellationToken.None);
        var refusal = new FactRefusal(400, "why");
        var poisoned = new Delivery(1, Redelivered: false, new BasicProperties { MessageId = new string('\uFFFD', 100) }, "first"u8.ToArray());

        await errors.Put([(poisoned, refusal), (poisoned with { Properties = new() { MessageId = "second" }, Body = "second"u8.ToArray() }, refusal)],
            CancellationToken.None);

        var refused = (await queue.Refused(2)).OrderBy(message => message.Body[0]).ToList();
        refused.Select(message => Encoding.UTF8.GetString(message.Body)).ShouldBe(["first", "second"]);
        refused.ShouldAllBe(message => message.Reason == "why" && message.Properties.Persistent);
        refused.Select(message => message.Properties.MessageId).ShouldBe([null, "second"]);
        refused[0].Properties.Headers!["x-refused-headers-dropped"].ShouldBe(true);
    }

    [Fact]
    public async Task Are_refused_alone_when_reading_them_meets_a_bug()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings());
        await service.Approved(Documents.Tchp());
        var settings = service.Services.GetRequiredService<SchedulerSettings>();
        var broken = ActivatorUtilities.CreateInstance<FactIntake>(service.Services,
            new DeliveryReader(service.Services.GetRequiredService<InstallationSettings>(), rights: null!));
        var delivery = new Delivery(1, Redelivered: false, new BasicProperties(),
            Encoding.UTF8.GetBytes(Documents.Deferred("fact-1", "tchp-2", "2026-02-02").ToJsonString()));

        var verdict = (await broken.Take([delivery], CancellationToken.None)).ShouldHaveSingleItem();

        verdict.Refusal!.Status.ShouldBe(500);
        verdict.Refusal.Reason.ShouldNotContain("Exception");
    }

    [Fact]
    public void A_reason_is_cut_between_whole_characters()
    {
        var faults = Enumerable.Range(0, 200).Select(index => new Fault($"#/{index}", new string('x', 499) + "😀" + new string('y', 4000))).ToList();

        var text = ReasonText.Of(Problem.Contradiction("Too much.", faults));

        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(ReasonText.MaxBytes);
        text.ShouldNotContain("\\uD83D");
        text.ShouldContain("#/0");
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(text).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_delivery_count_that_a_sender_made_up_is_not_believed()
    {
        var properties = new BasicProperties { Headers = new Dictionary<string, object?> { ["x-delivery-count"] = 99L } };

        new Delivery(1, Redelivered: false, properties, default).EarlierDeliveries.ShouldBe(0);
        new Delivery(1, Redelivered: true, properties, default).EarlierDeliveries.ShouldBe(99);
        new Delivery(1, Redelivered: true, new BasicProperties(), default).EarlierDeliveries.ShouldBe(1);
    }
}
