using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Contracts.Examples;
using HerScheduler.Tests.Given;
using RabbitMQ.Client;

namespace HerScheduler.Tests.Consumers;

/// <summary>docs/examples/facts.py against the real broker, on queues of this test.</summary>
[Trait("Database", "any")]
public sealed class Sending_facts : IAsyncLifetime
{
    private readonly string _queue = $"facts-{Guid.NewGuid():N}";
    private IConnection? _connection;
    private IChannel? _channel;

    private IChannel Channel => _channel!;

    private string Refused => $"{_queue}_error";

    public async Task InitializeAsync()
    {
        _connection = await new ConnectionFactory { Uri = Broker.Address }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync();
        foreach (var queue in new[] { _queue, Refused })
        {
            await Channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        }
    }

    public async Task DisposeAsync()
    {
        await Channel.QueueDeleteAsync(_queue);
        await Channel.QueueDeleteAsync(Refused);
        await Channel.DisposeAsync();
        await _connection!.DisposeAsync();
    }

    [Fact]
    public async Task Puts_each_fact_into_the_queue_as_the_contract_says()
    {
        using var folder = new TemporaryFolder();
        var facts = ContractExamples.Make().Facts;
        var files = facts.Select(fact => folder.File($"{fact["id"]}.json")).ToList();
        foreach (var (fact, file) in facts.Zip(files))
        {
            await File.WriteAllTextAsync(file, fact.ToJsonString());
        }

        var said = await Python.Run("docs/examples/facts.py", Settings(), ["send", .. files]);

        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(facts.Count);
        foreach (var fact in facts)
        {
            var received = (await Channel.BasicGetAsync(_queue, autoAck: true)).ShouldNotBeNull();
            JsonNode.DeepEquals(JsonNode.Parse(received.Body.Span), fact).ShouldBeTrue();
            received.BasicProperties.MessageId.ShouldBe(fact["id"]!.GetValue<string>());
            received.BasicProperties.ContentType.ShouldBe("application/json");
            received.BasicProperties.UserId.ShouldBe(Broker.Address.UserInfo.Split(':')[0]);
            received.BasicProperties.Persistent.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Reads_why_one_was_refused_and_leaves_it_there_until_it_is_taken()
    {
        var refusal = ContractExamples.Refusal();
        var headers = new Dictionary<string, object?> { ["x-refused-reason"] =
            refusal["headers"]!["x-refused-reason"]!.GetValue<string>(), ["x-refused-user-id"] = "pharmacy" };
        await Channel.BasicPublishAsync("", Refused, mandatory: true, new BasicProperties { MessageId = "fact-9001", Headers = headers },
            Encoding.UTF8.GetBytes(refusal["payload"]!.ToJsonString()));

        foreach (var arguments in new[] { new[] { "refusals" }, ["refusals", "--take"] })
        {
            (await Python.Run("docs/examples/facts.py", Settings(), arguments))
                .ShouldStartWith("REFUSED fact-9001 by pharmacy: 404 Unknown plan: There is no plan 'plan-9999'.");
        }

        (await Python.Run("docs/examples/facts.py", Settings(), ["refusals"])).ShouldBeEmpty();
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal) { ["AMQP_URL"] = Broker.Address.AbsoluteUri, ["FACTS_QUEUE"] = _queue };
}
