using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Facts;
using HerScheduler.Facts.Inbound;
using HerScheduler.Problems;
using HerScheduler.Tests.Given;
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
            properties.Headers = new Dictionary<string, object?> { ["ward"] = "3B", ["copies"] = 2, ["x-refused-reason"] = "the last time", ["x-delivery-count"] = 99 };
        });

        var refused = await queue.OneRefused();
        var properties = refused.Properties;
        (properties.MessageId, properties.CorrelationId, properties.Type, properties.AppId, properties.ReplyTo).ShouldBe(("message-7", "order-12", "dose", "pharmacy", "answers"));
        properties.Timestamp.UnixTime.ShouldBe(1_767_600_000);
        refused.Header("ward").ShouldBe("3B");
        properties.Headers!["copies"].ShouldBe(2);
        refused.Status.ShouldBe(400);
        refused.Header("x-refused-user-id").ShouldBe(Broker.Address.UserInfo.Split(':')[0]);
        properties.IsExpirationPresent().ShouldBeFalse("it would vanish");
        properties.Headers["x-delivery-count"].ShouldBe(0, "the broker counts anew in this queue");
    }

    /// <summary>A sender's header CC names queues that get a copy; the error queue's message must not come back by it.</summary>
    [Fact]
    public async Task Are_not_copied_anywhere()
    {
        await using var queue = await FactsQueue.Open();
        await using var service = await ServiceFixture.Run(queue.Settings());
        await service.TakeFacts();

        await queue.Send("no fact"u8.ToArray(), properties => properties.Headers = new Dictionary<string, object?> { ["CC"] = new List<object?> { queue.Errors } });

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
        refused.ShouldAllBe(message => Encoding.UTF8.GetByteCount(message.Reason) <= ReasonText.MaxBytes && message.Body.SequenceEqual(Encoding.UTF8.GetBytes(manyFaults)));
        refused[0].Header("small").ShouldBe(new string('é', 1000));
        refused[0].Problem["detail"]!.GetValue<string>().ShouldContain("are listed");
        refused[0].Problem["errors"]!.AsArray().Count.ShouldBeGreaterThan(20);
        refused[1].Properties.Headers!["x-refused-headers-dropped"].ShouldBe(true);
        refused[1].Properties.Headers!.ShouldNotContainKey("large");
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
