using RabbitMQ.Client;

namespace HerScheduler.Tests.Given;

/// <summary>A queue that takes a few messages and refuses the others: the broker answers with a nack.</summary>
public sealed class Refusing : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private Refusing(IConnection connection, IChannel channel, string queue) => (_connection, _channel, _queue) = (connection, channel, queue);

    /// <param name="pattern">The routing keys it is bound for.</param>
    /// <param name="atMost">How many it takes.</param>
    public static async Task<Refusing> Queue(string pattern, int atMost)
    {
        var connection = await Broker.Connect(Broker.Address);
        var channel = await connection.CreateChannelAsync();
        var arguments = new Dictionary<string, object?> { ["x-max-length"] = atMost, ["x-overflow"] = "reject-publish" };
        await Broker.DeclareExchange(channel);
        var queue = await channel.QueueDeclareAsync(arguments: arguments);
        await channel.QueueBindAsync(queue.QueueName, Broker.Exchange, pattern);
        return new Refusing(connection, channel, queue.QueueName);
    }

    /// <summary>There is room again, and nobody refuses any more.</summary>
    public Task Remove() => _channel.QueueDeleteAsync(_queue);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
