using HerScheduler.Facts.Inbound;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Facts.Inbound;

/// <summary>How the service declares its queues of facts, and what it makes of others.</summary>
[Trait("Database", "any")]
public sealed class The_queues
{
    private static readonly Dictionary<string, object?> SingleActiveConsumer = new() { ["x-single-active-consumer"] = true };

    /// <summary>RabbitMQ 4 throws away what was delivered more than twenty times, unless the queue says otherwise.</summary>
    [Fact]
    public async Task Keep_what_was_delivered_however_often()
    {
        await using var connection = await Broker.Connect(Broker.Address);
        var name = $"facts-{Guid.NewGuid():N}";
        await using var service = await ServiceFixture.Run(Settings(name));
        try
        {
            await service.Services.GetRequiredService<FactQueues>().Declare(connection, CancellationToken.None);

            await IsDeclaredAs(connection, name, new(SingleActiveConsumer) { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000_000_000 });
            await IsDeclaredAs(connection, $"{name}_error", new() { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 1_000_000_000 });
        }
        finally
        {
            await Delete(connection, name);
        }
    }

    [Fact]
    public async Task Of_an_earlier_version_are_used_as_they_are()
    {
        await using var queue = await FactsQueue.Open(arguments: []);
        await using var service = await ServiceFixture.Run(queue.Settings());
        await service.Approved(Documents.Tchp());
        await service.TakeFacts();

        await queue.Send(Documents.Deferred("fact-1", "tchp-2", "2026-02-02"));
        await queue.Send("no fact"u8.ToArray());

        (await queue.OneRefused()).Status.ShouldBe(400);
        (await service.Recorded()).Select(entry => entry.EntryId).ShouldBe(["fact-1"]);
    }

    /// <summary>Several replicas would take facts at once, and could record two of a plan the wrong way round.</summary>
    [Fact]
    public async Task That_give_facts_to_several_at_once_are_not_used()
    {
        await using var connection = await Broker.Connect(Broker.Address);
        var name = $"facts-{Guid.NewGuid():N}";
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        }

        await using var service = await ServiceFixture.Run(Settings(name));
        try
        {
            var refused = await Should.ThrowAsync<OperationInterruptedException>(
                () => service.Services.GetRequiredService<FactQueues>().Declare(connection, CancellationToken.None));

            refused.Message.ShouldContain("x-single-active-consumer");
        }
        finally
        {
            await Delete(connection, name);
        }
    }

    private static Dictionary<string, string?> Settings(string queue) => Broker.Settings(new() { ["HerScheduler:Messaging:Facts:Queue"] = queue });

    /// <summary>The broker refuses to declare a queue again with other arguments.</summary>
    private static async Task IsDeclaredAs(IConnection connection, string queue, Dictionary<string, object?> arguments)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments);
    }

    private static async Task Delete(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
        await channel.QueueDeleteAsync($"{queue}_error");
    }
}
