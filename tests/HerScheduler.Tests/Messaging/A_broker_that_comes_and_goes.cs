using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Broker;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Messaging;

/// <summary>On a RabbitMQ that these tests stop, start and spoil; each test has a virtual host of its own.</summary>
[Collection(OwnBrokerTests.Name)]
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class A_broker_that_comes_and_goes(OwnBroker broker)
{
    private const string Queue = "pharmacy.cycles";

    [Fact]
    public async Task Loses_nothing_and_keeps_the_order_when_it_restarts_in_the_middle()
    {
        var at = await broker.VirtualHost();
        await using var service = await Service(at, WithQueue());
        var loop = ActivatorUtilities.CreateInstance<RelayLoop>(service.Services);
        await loop.StartAsync(CancellationToken.None);
        await Approve(service, 1, 10);

        var restart = broker.Restart();
        await Approve(service, 11, 20);
        await restart;
        await Approve(service, 21, 25);

        await Eventually.Is(async () => (await service.Messages()).All(row => row.SentAt != null), "the relay goes on by itself");
        await loop.StopAsync(CancellationToken.None);
        await using var consumer = await Broker.ReadQueue(Queue, at);
        var cycles = (await service.Messages()).Where(row => row.RoutingKey.StartsWith("cycle.", StringComparison.Ordinal)).ToList();
        await consumer.WaitFor(cycles);
        consumer.All.ShouldBeCompleteAndInOrder(cycles);
    }

    [Fact]
    public async Task Has_what_is_declared_again_after_it_was_taken_away()
    {
        var at = await broker.VirtualHost();
        await using var service = await Service(at, WithQueue());
        var publisher = service.Services.GetRequiredService<MessagePublisher>();
        await publisher.Prepare(CancellationToken.None);
        await using var client = await Broker.Connect(at);
        await using (var channel = await client.CreateChannelAsync())
        {
            await channel.QueueDeleteAsync(Queue);
            await channel.ExchangeDeleteAsync(BrokerTopology.Events);
        }

        await Approve(service, 1, 1);
        (await service.RelayOnce()).IsBlocked.ShouldBeTrue("the exchange is gone");
        (await service.RelayAll()).ShouldBe((await service.Messages()).Count);

        await using var consumer = await Broker.ReadQueue(Queue, at);
        await consumer.WaitFor((await service.Messages()).Where(row => row.RoutingKey.StartsWith("cycle.", StringComparison.Ordinal)).ToList());
    }

    [Fact]
    public async Task Has_it_declared_again_also_when_only_the_connection_went()
    {
        var at = await broker.VirtualHost();
        await using var service = await Service(at, WithQueue());
        await Approve(service, 1, 1);
        await service.RelayAll();
        await using (var client = await Broker.Connect(at))
        await using (var channel = await client.CreateChannelAsync())
        {
            await channel.QueueDeleteAsync(Queue);
        }

        await broker.Control("close_all_connections", "--global", "test");
        await Approve(service, 2, 2);
        await Eventually.Is(
            async () =>
            {
                await service.RelayOnce();
                return (await service.Messages()).All(row => row.SentAt != null);
            },
            "the relay goes on");

        await using var consumer = await Broker.ReadQueue(Queue, at);
        await consumer.WaitFor((await service.Messages("plan-2")).Where(row => row.RoutingKey.StartsWith("cycle.", StringComparison.Ordinal)).ToList());
    }

    [Fact]
    public async Task Gets_quorum_queues_of_ours()
    {
        var at = await broker.VirtualHost();
        await using var service = await Service(at, WithQueue());
        await service.Services.GetRequiredService<MessagePublisher>().Prepare(CancellationToken.None);
        await using var client = await Broker.Connect(at);

        // Declared once more: the same is taken, another type is refused.
        foreach (var (name, more) in new[] { (Queue,
            new Dictionary<string, object?>()), (BrokerTopology.Unrouted, new() { ["x-max-length"] = 10_000, ["x-overflow"] = "drop-head" }) })
        {
            await using var channel = await client.CreateChannelAsync();
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(more)
            {
                ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000_000_000,
            });
            var refused = await Should.ThrowAsync<OperationInterruptedException>(() =>
                channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, more));
            ((int)refused.ShutdownReason!.ReplyCode).ShouldBe(Constants.PreconditionFailed);
        }
    }

    [Fact]
    public async Task Keeps_an_exchange_and_a_queue_that_exist_with_other_properties()
    {
        var at = await broker.VirtualHost();
        await using var client = await Broker.Connect(at);
        await using var channel = await client.CreateChannelAsync();
        var alternate = new Dictionary<string, object?> { ["alternate-exchange"] = "somewhere-else" };
        await channel.ExchangeDeclareAsync(BrokerTopology.Events, ExchangeType.Topic, durable: true, autoDelete: false, alternate);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await using var service = await Service(at, WithQueue());
        await Approve(service, 1, 1);
        var stored = await service.Messages();

        (await service.RelayAll()).ShouldBe(stored.Count);

        (await channel.MessageCountAsync(Queue)).ShouldBe((uint)stored.Count(row => row.RoutingKey.StartsWith("cycle.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_it_closes_the_channel_for_holds_up_its_own_plan_and_no_other()
    {
        var at = await broker.VirtualHost();
        await using var service = await Service(at);
        await broker.Control("eval", "application:set_env(rabbit,max_message_size,20000).");
        try
        {
            await Approve(service, 1, 3);
            await service.Approved(Documents.Tchp("plan-4", plan => plan["overrides"] = LongReasons()));
            var turns = 0;
            await Eventually.Is(
                async () =>
                {
                    turns += await service.RelayOnce() is { Confirmed: > 0 } or { Failed: > 0 } ? 1 : 0;
                    return (await service.Messages()).All(row => row.SentAt != null || row.PlanId == "plan-4");
                },
                "the other plans get through");

            var first = (await service.Messages("plan-4"))[0];
            await Eventually.Is(async () => (await service.RelayOnce()) == default, "nothing is left to be tried");
            first = (await service.Messages("plan-4"))[0];
            (first.SentAt, first.Attempts).ShouldBe((null, 1));
            first.LastFailure.ShouldNotBeNull().ShouldContain("larger than configured max size");
            (await service.Messages()).Count(row => row.Attempts > 0).ShouldBe(1, "no other message is at fault");
            turns.ShouldBeLessThan(10);
        }
        finally
        {
            await broker.Control("eval", "application:set_env(rabbit,max_message_size,134217728).");
        }
    }

    [Fact]
    public async Task That_does_not_know_us_says_so()
    {
        var settings = Broker.Settings(at: broker.Address);
        settings["HerScheduler:Messaging:RabbitMq:Password"] = "wrong";
        await using var service = await ServiceFixture.Run(settings);

        var unreachable = await Should.ThrowAsync<NotReachableException>(() =>
            service.Services.GetRequiredService<MessagePublisher>().Prepare(CancellationToken.None));

        unreachable.Message.ShouldContain($"{broker.Address.Host}:{broker.Address.Port}");
        unreachable.Message.ShouldContain("refuses the sign-in of the user 'guest' (ACCESS_REFUSED)");
        unreachable.Message.ShouldContain("rabbitmqctl change_password guest");
        unreachable.Message.ShouldNotContain("wrong");
    }

    [Fact]
    public async Task Is_found_at_the_next_node_of_the_cluster_and_the_password_in_a_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("password"), "guest\n");
        var settings = WithPasswordIn(folder, await broker.VirtualHost());
        settings["HerScheduler:Messaging:RabbitMq:Port"] = "1";
        settings["HerScheduler:Messaging:RabbitMq:ClusterHosts:0"] = $"127.0.0.1:{broker.Address.Port}";
        await using var service = await ServiceFixture.Run(settings);
        await Approve(service, 1, 1);

        (await service.RelayAll()).ShouldBe((await service.Messages()).Count);
    }

    [Fact]
    public async Task Is_tried_again_with_the_password_that_was_mended_meanwhile()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("password"), "wrong");
        await using var service = await ServiceFixture.Run(WithPasswordIn(folder, await broker.VirtualHost()));
        await Approve(service, 1, 1);
        (await service.RelayOnce()).BlockedBy.ShouldNotBeNull().ShouldContain("ACCESS_REFUSED");

        await File.WriteAllTextAsync(folder.File("password"), "guest");

        (await service.RelayAll()).ShouldBe((await service.Messages()).Count);
    }

    [Fact]
    public async Task Is_missed_in_the_health_of_a_service_that_stops_as_usual()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        var settings = new Dictionary<string, string?>(Broker.Settings(at: await broker.VirtualHost())
            .Concat(database.Settings)) { ["HerScheduler:Database:UpgradeOnStart"] = "true" };
        await using var service = await ServiceProcess.Serve(folder.Path, settings);
        await Eventually.Is(async () => await Health(service) == (HttpStatusCode.OK, "healthy", "Messages are published."), "the relay has looked");

        await broker.Stop();
        try
        {
            await Eventually.Is(
                async () => await Health(service) is (HttpStatusCode.OK, "degraded", var why) && why.Contains("No broker answers", StringComparison.Ordinal),
                "nothing can be published");
        }
        finally
        {
            await broker.Start();
        }

        await Eventually.Is(async () => await Health(service) == (HttpStatusCode.OK, "healthy", "Messages are published."), "it goes on by itself");
        (await service.Terminate(TimeSpan.FromMinutes(1))).ShouldBe(0);
        (await service.Output).ShouldNotContain("MassTransit", Case.Sensitive, "the relay says what there is to be said");
    }

    private static async Task<(HttpStatusCode Code, string Status, string Bus)> Health(ServiceProcess service)
    {
        var ready = await service.Http.Ask(HttpMethod.Get, "/health/ready");
        return (ready.Status, ready.Json["status"]!.GetValue<string>(), ready.Json["checks"]!["message-bus"]!.GetValue<string>());
    }

    private static Dictionary<string, string?> WithPasswordIn(TemporaryFolder folder, Uri at) => new(Broker.Settings(at: at), StringComparer.Ordinal)
    {
        ["HerScheduler:Messaging:RabbitMq:Password"] = "wrong",
        ["HerScheduler:Messaging:RabbitMq:PasswordFile"] = folder.File("password"),
    };

    private static Dictionary<string, string?> WithQueue() => new(StringComparer.Ordinal)
    {
        ["HerScheduler:Messaging:RabbitMq:Queues:0:Name"] = Queue,
        ["HerScheduler:Messaging:RabbitMq:Queues:0:Bindings:0"] = "cycle.#",
    };

    private static Task<ServiceFixture> Service(Uri at, Dictionary<string, string?>? settings = null) => ServiceFixture.Run(Broker.Settings(settings, at));

    private static async Task Approve(ServiceFixture service, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            await service.Approved(Documents.Tchp($"plan-{number}"));
        }
    }

    private static JsonArray LongReasons() => [.. Enumerable.Range(1, 15).Select(rule => new JsonObject
    {
        ["rule"] = $"R{rule}", ["reason"] = new string('x', 1900), ["by"] = "dr.one@example.org",
    })];
}
