using System.Text.Json.Nodes;
using HerScheduler.Facts;
using HerScheduler.Tests.Contracts;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Messaging;

/// <summary>Once a day the head of the fact log goes out, on an exchange of its own.</summary>
public sealed class Heads_of_the_fact_log
{
    [Fact]
    public async Task Go_out_once_a_day_as_the_contract_says_and_not_among_what_consumers_count()
    {
        await using var connection = await Broker.Connect(Broker.Address);
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("herscheduler.audit", ExchangeType.Topic, durable: true, autoDelete: false);
        var queue = (await channel.QueueDeclareAsync($"auditor.{Guid.NewGuid():N}", exclusive: false)).QueueName;
        await channel.QueueBindAsync(queue, "herscheduler.audit", "log.head");
        await using var auditor = await Broker.ReadQueue(queue, Broker.Address);
        await using var pharmacy = await Broker.Listen("log.#");
        await using var service = await ServiceFixture.Run(Broker.Settings(new() { ["HerScheduler:BaseUri"] = "https://scheduler.example.org/" }));
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(ServiceFixture.Start + TimeSpan.FromHours(1));

        await service.Sweep<LogHeadSweep>();
        await service.Sweep<LogHeadSweep>();
        service.Time.MoveTo(ServiceFixture.Start + TimeSpan.FromDays(1));
        await service.Sweep<LogHeadSweep>();
        await auditor.WaitFor(2);

        var messages = auditor.All.Select(received => JsonNode.Parse(received.Body)!).ToList();
        messages.ConvertAll(message => message["data"]!["at"]!.GetValue<string>()).ShouldBe(["2025-12-20T09:50:00Z", "2025-12-21T08:50:00Z"]);
        messages.ShouldAllBe(message => message["data"]!["entries"]!.GetValue<int>() == 1 && message["data"]!["notKeyed"]!.GetValue<int>() == 1);
        auditor.All.ShouldAllBe(received => received.Persistent && received.ContentType == "application/cloudevents+json");
        auditor.All.Select(received => received.MessageId).ShouldBe(messages.Select(message => message["id"]!.GetValue<string>()));
        (await ContractSchemas.Faults(ContractSchemas.ClosedDocument, messages.Select(message =>
            ("asyncapi.json#/components/schemas/logHeadMessage", (JsonNode?)message))))
            .OfType<string>().ShouldBeEmpty();
        pharmacy.All.ShouldBeEmpty();
        await channel.QueueDeleteAsync(queue);
    }

    [Fact]
    public async Task Are_tried_again_when_the_broker_was_away()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings(at: new Uri("amqp://guest:guest@127.0.0.1:1/")));
        await service.Sweep<LogHeadSweep>();

        service.Services.GetRequiredService<LastHead>().Day.ShouldBeNull();
    }
}
