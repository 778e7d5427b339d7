using HerScheduler.Facts.Inbound;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Messaging;

/// <summary>RabbitMQ lets everybody in, hands messages over, and takes none without a word: confirmations never come.</summary>
[Collection(OwnBrokerTests.Name)]
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class A_broker_without_memory(OwnBroker broker)
{
    [Fact]
    public async Task Blocks_the_relay_which_says_so()
    {
        await using var service = await ServiceFixture.Run(Broker.Settings(at: await broker.VirtualHost()));
        await service.Approved(Documents.Tchp("plan-1"));
        await service.RelayAll();
        await service.Approved(Documents.Tchp("plan-2"));
        await service.RelayAll();
        service.Time.Advance(TimeSpan.FromSeconds(2));
        await WithoutMemory(async () =>
        {
            var turn = await service.RelayOnce().WaitAsync(TimeSpan.FromMinutes(1));

            turn.BlockedBy.ShouldNotBeNull().ShouldContain("did not answer for herscheduler.watermark.");
            (await service.Get("/health/ready")).Json["checks"]!["published-messages"]!.GetValue<string>().ShouldContain("did not answer");
        });

        await Eventually.Is(async () => !(await service.RelayOnce()).IsBlocked, "it goes on");
        (await service.Get("/health/ready")).Json["checks"]!["published-messages"]!.GetValue<string>().ShouldContain("no older than");
    }

    [Fact]
    public async Task Is_given_up_in_time_when_it_confirms_no_message_and_takes_it_later()
    {
        var settings = Broker.Settings(at: await broker.VirtualHost());
        settings["HerScheduler:Messaging:Relay:PublishTimeout"] = "00:00:02";
        await using var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp("plan-1"));
        await service.RelayAll();
        await service.Approved(Documents.Tchp("plan-2"));
        await WithoutMemory(async () =>
        {
            var turn = await service.RelayOnce().WaitAsync(TimeSpan.FromSeconds(30));

            (turn.Confirmed, turn.BlockedBy).ShouldBe((0, "The broker confirmed nothing in time."));
            (await service.Messages("plan-2")).ShouldAllBe(row => row.SentAt == null && row.LeaseUntil == null && row.Attempts == 0, "no message is at fault");
        });

        await Eventually.Is(async () => !(await service.RelayOnce()).IsBlocked, "it goes on");
        await service.RelayAll();
        (await service.Messages()).ShouldAllBe(row => row.SentAt != null);
    }

    [Fact]
    public async Task Holds_up_refused_facts_which_health_says_until_it_is_over()
    {
        await using var queue = await FactsQueue.Open(await broker.VirtualHost());
        await using var service = await ServiceFixture.Run(queue.Settings());
        await queue.Send("no fact"u8.ToArray());
        await WithoutMemory(async () =>
        {
            await service.TakeFacts();

            await Eventually.Is(async () =>
                (await Health(service)).Description!.Contains("confirmed no refused message", StringComparison.Ordinal), "health says so");
            service.Time.Advance(TimeSpan.FromSeconds(30));
        });

        await Eventually.Is(
            async () =>
            {
                service.Time.Advance(TimeSpan.FromSeconds(10));
                return (await Health(service)).Status == HealthStatus.Healthy;
            },
            "it goes on");
        await queue.Reconnect();
        (await queue.OneRefused()).Status.ShouldBe(400);
        (await queue.Waiting()).ShouldBe(0u);
    }

    private async Task WithoutMemory(Func<Task> meanwhile)
    {
        await broker.Control("set_vm_memory_high_watermark", "0");
        try
        {
            await meanwhile();
        }
        finally
        {
            await broker.Control("set_vm_memory_high_watermark", "0.4");
        }
    }

    private static Task<HealthCheckResult> Health(ServiceFixture service) =>
        service.Services.GetRequiredService<FactsHealth>().CheckHealthAsync(new HealthCheckContext());
}
