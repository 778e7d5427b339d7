using System.Text;
using System.Text.RegularExpressions;
using HerScheduler.Facts;
using HerScheduler.Tests.Given;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Tests.Messaging;

/// <summary>The permissions that the manual (docs/operations.md) gives the broker's users are enough for each, and no more.</summary>
[Trait("Speed", "slow")]
[Collection(OwnBrokerTests.Name)]
public sealed partial class Permissions_at_the_broker(OwnBroker broker)
{
    private const string Password = "invented-for-this-test";
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    [Fact]
    public async Task Of_the_manual_are_enough_for_the_service_and_a_sender_and_an_auditor_and_no_more()
    {
        var host = await broker.VirtualHost();
        foreach (var (user, words) in OfTheManual())
        {
            await broker.Control("add_user", user, Password);
            await broker.Control(["set_permissions", "-p", host.AbsolutePath[1..], user, .. words]);
        }

        await using var service = await ServiceFixture.Run(Broker.Settings(
            new()
            {
                ["HerScheduler:Messaging:RabbitMq:Queues:0:Name"] = "pharmacy.cycles",
                ["HerScheduler:Messaging:RabbitMq:Queues:0:Bindings:0"] = "cycle.#",
                ["HerScheduler:Messaging:Facts:Senders:0:User"] = "infusion",
                ["HerScheduler:Messaging:Facts:Senders:0:Role"] = "Pharmacy",
            },
            As(host, "herscheduler")));
        await service.Approved(Documents.Tchp());
        (await service.RelayAll()).ShouldBeGreaterThan(0);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 9, 0, 0, TimeSpan.Zero));
        await service.Sweep<LogHeadSweep>();
        (await Depth(host, "pharmacy.cycles")).ShouldBeGreaterThan(0u);

        await service.TakeFacts();
        await Join(host);
        await using var sender = await Broker.Connect(As(host, "infusion"));
        await using var channel = await sender.CreateChannelAsync(Confirmed);
        var fact = Encoding.UTF8.GetBytes(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05").ToJsonString());
        await channel.BasicPublishAsync("hospital.facts", "", mandatory: true, new BasicProperties { UserId = "infusion", MessageId = "fact-1" }, fact);
        await service.RecordsSoMany(1);

        await IsRefused(host, "infusion", each => each.BasicPublishAsync("", "herscheduler.facts", mandatory: true, fact).AsTask());
        await IsRefused(host, "infusion", each => each.BasicGetAsync("herscheduler.facts_error", autoAck: true));
        await IsRefused(host, "auditor", each => each.BasicPublishAsync("herscheduler.audit", "log.head", mandatory: true, fact).AsTask());
        await IsRefused(host, "auditor", each => each.BasicGetAsync("pharmacy.cycles", autoAck: true));
        await using var auditor = await Broker.Connect(As(host, "auditor"));
        await using var own = await auditor.CreateChannelAsync();
        await own.QueueDeclareAsync("auditor.heads", durable: true, exclusive: false, autoDelete: false);
        await own.QueueBindAsync("auditor.heads", "herscheduler.audit", "log.head");
    }

    /// <summary>As the manual says: an exchange for senders, joined to the queue by whoever runs the broker.</summary>
    private static async Task Join(Uri host)
    {
        await using var connection = await Broker.Connect(host);
        await using var channel = await connection.CreateChannelAsync();
        await Eventually.Is(() => IsThere(connection, "herscheduler.facts"), "the service has declared its queue");
        await channel.ExchangeDeclareAsync("hospital.facts", ExchangeType.Fanout, durable: true);
        await channel.QueueBindAsync("herscheduler.facts", "hospital.facts", "");
    }

    private static async Task<bool> IsThere(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    private static async Task<uint> Depth(Uri host, string queue)
    {
        await using var connection = await Broker.Connect(host);
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    private static async Task IsRefused(Uri host, string user, Func<IChannel, Task> act)
    {
        await using var connection = await Broker.Connect(As(host, user));
        await using var channel = await connection.CreateChannelAsync(Confirmed);
        var refusal = await Should.ThrowAsync<Exception>(() => act(channel));
        (refusal is OperationInterruptedException or PublishException or AlreadyClosedException).ShouldBeTrue(refusal.ToString());
        channel.CloseReason!.ReplyCode.ShouldBe((ushort)Constants.AccessRefused);
    }

    private static Uri As(Uri host, string user) => new UriBuilder(host) { UserName = user, Password = Password }.Uri;

    private static IEnumerable<(string User, string[] Words)> OfTheManual() => Line().Matches(File.ReadAllText(Repository.File("docs/operations.md")))
        .Select(match => (match.Groups["user"].Value, match.Groups["word"].Captures.Select(word => word.Value).ToArray()));

    [GeneratedRegex(
        "^rabbitmqctl set_permissions (?<user>[a-z]+)( '(?<word>[^']*)'){3}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Line();
}
