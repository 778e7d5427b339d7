using System.Net;
using System.Text;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Tests.Given;
using HerScheduler.Tests.Observability;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Messaging;

/// <summary>Everything that AMQP knows of a message, byte for byte, whatever publishes it.</summary>
[Collection(EverySpan.Collection)]
public sealed class The_wire
{
    private const string SequenceNumber = "x-dotnet-pub-seq-no";

    private readonly string _site = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task Carries_the_stored_bytes_and_the_properties_of_the_contract_and_nothing_else()
    {
        await using var service = await Service();
        await using var queue = await RawQueue.Bound($"*.*.{_site}");
        await Approved(service);
        var stored = await service.Messages();

        await service.RelayAll();

        foreach (var row in stored)
        {
            var message = await queue.Next();
            message.Exchange.ShouldBe("herscheduler.events");
            message.RoutingKey.ShouldBe(row.RoutingKey);
            message.Body.ToArray().ShouldBe(Encoding.UTF8.GetBytes(row.Body));
            message.BasicProperties.Headers!.Keys.ShouldBe([SequenceNumber]);
            ShouldBeOfTheContract(message.BasicProperties, row);
        }
    }

    [Fact]
    public async Task Says_of_a_message_that_is_sent_again_only_that()
    {
        await using var service = await Service();
        await using var queue = await RawQueue.Bound($"*.*.{_site}");
        await Approved(service);
        var row = (await service.Messages())[^1];
        var publisher = service.Services.GetRequiredService<MessagePublisher>();
        await publisher.Prepare(CancellationToken.None);

        (await publisher.Publish(ScheduleMessage.Of(row, isReplayed: true), CancellationToken.None)).ShouldBe(PublishOutcome.Delivered);

        var message = await queue.Next();
        message.Body.ToArray().ShouldBe(Encoding.UTF8.GetBytes(row.Body));
        message.BasicProperties.Headers!.Keys.Order(StringComparer.Ordinal).ShouldBe([SequenceNumber, "x-replayed"]);
        message.BasicProperties.Headers!["x-replayed"].ShouldBe(true);
        ShouldBeOfTheContract(message.BasicProperties, row);
    }

    [Fact]
    public async Task Has_the_standard_headers_of_a_trace_while_one_is_taken_and_none_of_the_framework()
    {
        using var everything = new EverySpan();
        await using var service = await Service();
        await using var queue = await RawQueue.Bound($"*.*.{_site}");
        await Approved(service);
        var row = (await service.Messages())[0];

        await service.RelayAll();

        var message = await queue.Next();
        message.BasicProperties.Headers!.Keys.ShouldContain("traceparent");
        message.BasicProperties.Headers!.Keys.ShouldBeSubsetOf([SequenceNumber, "traceparent", "tracestate", "baggage", "Correlation-Context"]);
        ShouldBeOfTheContract(message.BasicProperties, row);
    }

    private static void ShouldBeOfTheContract(IReadOnlyBasicProperties properties, OutboxRow row)
    {
        properties.ContentType.ShouldBe("application/cloudevents+json");
        properties.DeliveryMode.ShouldBe(DeliveryModes.Persistent);
        properties.MessageId.ShouldBe(row.MessageId);
        properties.CorrelationId.ShouldBe(row.CorrelationId);
        properties.IsCorrelationIdPresent().ShouldBe(row.CorrelationId is not null);
        new[]
        {
            properties.IsAppIdPresent(), properties.IsClusterIdPresent(), properties.IsContentEncodingPresent(), properties.IsExpirationPresent(),
            properties.IsPriorityPresent(),
            properties.IsReplyToPresent(), properties.IsTimestampPresent(), properties.IsTypePresent(), properties.IsUserIdPresent(),
        }.ShouldAllBe(isPresent => !isPresent);
    }

    private async Task Approved(ServiceFixture service)
    {
        await service.Approved(Documents.Tchp("plan-1", plan => plan["site"] = _site));
        (await service.Record(Documents.Batch(Documents.Deferred("fact-0042", "tchp-2", "2026-02-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        (await service.Messages()).ShouldContain(row => row.CorrelationId == "fact-0042");
    }

    private Task<ServiceFixture> Service() => ServiceFixture.Run(Broker.Settings(Clinics.Of((_site, "Europe/Amsterdam", "06:30"))));

    /// <summary>What arrives, as the AMQP client hands it over.</summary>
    private sealed class RawQueue(IConnection connection, IChannel channel, string queue) : IAsyncDisposable
    {
        public static async Task<RawQueue> Bound(string pattern)
        {
            var connection = await Broker.Connect(Broker.Address);
            var channel = await connection.CreateChannelAsync();
            await channel.ExchangeDeclareAsync(Broker.Exchange, ExchangeType.Topic, durable: true, autoDelete: false);
            var queue = await channel.QueueDeclareAsync();
            await channel.QueueBindAsync(queue.QueueName, Broker.Exchange, pattern);
            return new RawQueue(connection, channel, queue.QueueName);
        }

        public async Task<BasicGetResult> Next()
        {
            BasicGetResult? message = null;
            await Eventually.Is(async () => (message = await channel.BasicGetAsync(queue, autoAck: true)) is not null, "a message arrives");
            return message!;
        }

        public async ValueTask DisposeAsync()
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
