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
    [Fact]
    public async Task Are_declared_as_the_contract_says()
    {
        await using var connection = await Broker.Connect(Broker.Address);
        var name = $"facts-{Guid.NewGuid():N}";
        await using var service = await ServiceFixture.Run(Settings(name));
        try
        {
            await service.Services.GetRequiredService<FactQueues>().Declare(connection, CancellationToken.None);

            await IsDeclaredAs(connection, name, FactsQueue.Arguments($"{name}_error"));
            await IsDeclaredAs(connection, $"{name}_error", FactsQueue.ErrorsArguments);
        }
        finally
        {
            await Delete(connection, name);
        }
    }

    /// <summary>
    /// The service ended again and again before it could say why: nothing of the message is lost, and the broker's own headers say what happened.
    /// </summary>
    [Fact]
    public async Task Put_what_was_delivered_in_vain_too_often_into_the_error_queue()
    {
        await using var queue = await FactsQueue.Open();
        await queue.Send("poison"u8.ToArray(), properties => (properties.MessageId, properties.Expiration) = ("fact-1", "86400000"));

        await queue.DeliverInVain(times: 101);

        var dead = await queue.OneRefused();
        dead.Body.ShouldBe("poison"u8.ToArray());
        dead.Properties.MessageId.ShouldBe("fact-1");
        dead.Properties.Expiration.ShouldBeNull("it would vanish from the error queue");
        dead.Header("x-first-death-reason").ShouldBe("delivery_limit");
        dead.Header("x-first-death-queue").ShouldBe(queue.Name);
        dead.Header("x-refused-reason").ShouldBeNull("nobody knows");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000_000)]
    public async Task Of_an_earlier_version_are_used_as_they_are(int? limit)
    {
        await using var queue = await FactsQueue.Open(arguments: limit is null ? [] : new() { ["x-delivery-limit"] = limit });
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
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
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
