using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>
/// Connects to one of the broker's nodes. A connection does not mend itself: what was lost with it is for its user to decide, and the next one starts clean.
/// </summary>
internal sealed class BrokerConnections(RabbitMqSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A side that vanished without a word is noticed after about twice this.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The most that RabbitMQ can be configured to take. What the broker took must also come through here, to be refused and put aside: the client
    /// ends the connection over a larger message, would get the same one again after it, and so forever.
    /// </summary>
    private const uint LargestMessage = 512 * 1024 * 1024;

    /// <exception cref="NotReachableException">No node let us in.</exception>
    public async Task<IConnection> Connect(string name, CancellationToken cancel)
    {
        try
        {
            var factory = new ConnectionFactory
            {
                UserName = settings.User,
                Password = SecretFile.Read(settings.PasswordFile, settings.Password) ?? "",
                VirtualHost = settings.VirtualHost,
                AutomaticRecoveryEnabled = false,
                TopologyRecoveryEnabled = false,
                RequestedHeartbeat = Heartbeat,
                RequestedConnectionTimeout = Patience,
                ContinuationTimeout = Patience,
                HandshakeContinuationTimeout = Patience,
                MaxInboundMessageBodySize = LargestMessage,
            };
            var nodes = BrokerAddresses.Of(settings).Select(node => new AmqpTcpEndpoint(node.Host, node.Port, BrokerTls.Option(settings.Tls, node.Host), LargestMessage));
            return await factory.CreateConnectionAsync(nodes, name, cancel);
        }
        catch (BrokerUnreachableException nobody)
        {
            throw new NotReachableException($"No broker answers at {Places()}: {Innermost(nobody).Message}", nobody);
        }
        catch (Exception failure) when (failure is IOException or RabbitMQClientException or System.Security.Cryptography.CryptographicException)
        {
            throw new NotReachableException($"No connection to the broker at {Places()}: {failure.Message}", failure);
        }
    }

    private string Places() => string.Join(", ", BrokerAddresses.Of(settings).Select(node => $"{node.Host}:{node.Port}"));

    private static Exception Innermost(Exception failure)
    {
        while ((failure as AggregateException)?.InnerExceptions[0] is { } first)
        {
            failure = first;
        }

        return failure.InnerException is { } inner ? Innermost(inner) : failure;
    }
}
