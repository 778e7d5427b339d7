using HerScheduler.Contracts.Facts;
using RabbitMQ.Client;

namespace HerScheduler.Contracts;

/// <summary>
/// Sends facts to the service. What is refused comes back in the queue <c>herscheduler.facts_error</c>, with the reason in the header <c>x-refused-reason</c>.
/// </summary>
public sealed class FactSender : IAsyncDisposable
{
    /// <summary>The service's queue of facts.</summary>
    public const string DefaultQueue = "herscheduler.facts";

    private readonly IChannel _channel;
    private readonly string _queue;
    private readonly string? _user;

    private FactSender(IChannel channel, string queue, string? user) => (_channel, _queue, _user) = (channel, queue, user);

    /// <param name="connection">To the broker.</param>
    /// <param name="user">Who is signed in there: the broker checks that it is true, and the service asks what this user may record. Null: not said.</param>
    /// <param name="queue">The queue of facts.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<FactSender> Open(IConnection connection, string? user = null, string queue = DefaultQueue, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var confirms = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new FactSender(await connection.CreateChannelAsync(confirms, cancel).ConfigureAwait(false), queue, user);
    }

    /// <summary>Returns when the broker has it on disk. To send the same fact again, with the same id, is harmless.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.PublishException">The broker did not take it.</exception>
    public async Task Send(Fact fact, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var properties = new BasicProperties { ContentType = "application/json", Persistent = true, MessageId = fact.Id };
        if (_user is not null)
        {
            properties.UserId = _user;
        }

        await _channel.BasicPublishAsync(exchange: "", _queue, mandatory: true, properties, ContractJson.Write(fact), cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _channel.DisposeAsync();
}
