using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HerScheduler.Tests.Given;

/// <summary>
/// A consumer as a pharmacy should have one: a durable queue, each message acknowledged when it is taken, back again after the broker was away. It
/// keeps of each message its id, plan and sequence, in the order of arrival.
/// </summary>
public sealed class PharmacyQueue : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _sequences = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _arrived = new(0);

    private PharmacyQueue(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Different messages, by id.</summary>
    public int Distinct
    {
        get
        {
            lock (_gate)
            {
                return _copies.Count;
            }
        }
    }

    /// <summary>Different messages of one plan.</summary>
    public int CountOf(string plan)
    {
        lock (_gate)
        {
            return _sequences.GetValueOrDefault(plan)?.Count ?? 0;
        }
    }

    /// <summary>Arrivals of a message that was there before.</summary>
    public int Repetitions
    {
        get
        {
            lock (_gate)
            {
                return _copies.Values.Sum(copies => copies - 1);
            }
        }
    }

    public IReadOnlyCollection<string> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _copies.Keys];
            }
        }
    }

    /// <summary>Of each plan, the sequence of each message at its first arrival.</summary>
    public IReadOnlyDictionary<string, List<int>> Sequences
    {
        get
        {
            lock (_gate)
            {
                return _sequences.ToDictionary(plan => plan.Key, plan => plan.Value.ToList(), StringComparer.Ordinal);
            }
        }
    }

    public static async Task<PharmacyQueue> Open(Uri broker, string pattern)
    {
        var connection = await new ConnectionFactory { Uri = broker, NetworkRecoveryInterval = TimeSpan.FromSeconds(1) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await Broker.DeclareExchange(channel);
        var queue = await channel.QueueDeclareAsync($"pharmacy-{Guid.NewGuid():N}", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue.QueueName, Broker.Exchange, pattern);
        await channel.BasicQosAsync(0, prefetchCount: 500, global: false);
        var pharmacy = new PharmacyQueue(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += pharmacy.Take;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer);
        return pharmacy;
    }

    /// <summary>Returns when that many different messages have arrived.</summary>
    public async Task WaitFor(int count, TimeSpan atMost)
    {
        using var patience = new CancellationTokenSource(atMost);
        while (Distinct < count)
        {
            await _arrived.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task Take(object sender, BasicDeliverEventArgs delivery)
    {
        var (plan, sequence) = Read(delivery.Body.Span);
        lock (_gate)
        {
            var id = delivery.BasicProperties.MessageId!;
            if (!_copies.TryAdd(id, 1))
            {
                _copies[id]++;
            }
            else if (_sequences.TryGetValue(plan, out var sequences))
            {
                sequences.Add(sequence);
            }
            else
            {
                _sequences[plan] = [sequence];
            }
        }

        _arrived.Release();
        await ((AsyncEventingBasicConsumer)sender).Channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, delivery.CancellationToken);
    }

    private static (string Plan, int Sequence) Read(ReadOnlySpan<byte> body)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(body));
        var data = document.RootElement.GetProperty("data");
        return (data.GetProperty("plan").GetString()!, data.GetProperty("sequence").GetInt32());
    }
}
