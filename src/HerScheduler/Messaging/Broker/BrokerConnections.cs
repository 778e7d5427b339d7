using HerScheduler.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HerScheduler.Messaging.Broker;

/// <summary>
/// Connects to one of the broker's nodes, and has MassTransit connect the same way. A connection does not mend itself: what was lost with it is for its
/// user to decide, and the next one starts clean.
/// </summary>
internal sealed class BrokerConnections(RabbitMqSettings settings)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

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
            var factory = new ConnectionFactory();
            Configure(factory);
            return await IsolatedCancellation.Run(token => factory.CreateConnectionAsync(name, token), cancel);
        }
        catch (BrokerUnreachableException unreachable)
        {
            throw new NotReachableException(Words(Innermost(unreachable)), unreachable);
        }
        catch (Exception failure) when (failure is IOException or RabbitMQClientException or System.Security.Cryptography.CryptographicException)
        {
            throw new NotReachableException($"No connection to the broker at {Places()}: {failure.Message}", failure);
        }
    }

    /// <summary>As the settings say at this moment: secrets are read again for each connection.</summary>
    public void Configure(ConnectionFactory factory)
    {
        factory.UserName = settings.User;
        factory.Password = SecretFile.Read(settings.PasswordFile, settings.Password) ?? "";
        factory.VirtualHost = settings.VirtualHost;
        factory.AutomaticRecoveryEnabled = false;
        factory.TopologyRecoveryEnabled = false;
        factory.RequestedHeartbeat = Heartbeat;
        factory.RequestedConnectionTimeout = Patience;
        factory.ContinuationTimeout = Patience;
        factory.HandshakeContinuationTimeout = Patience;
        factory.MaxInboundMessageBodySize = LargestMessage;
        var nodes = BrokerAddresses.Of(settings)
            .Select(node => new AmqpTcpEndpoint(node.Host, node.Port, BrokerTls.Option(settings.Tls, node.Host), LargestMessage))
            .ToList();
        factory.EndpointResolverFactory = _ => new DefaultEndpointResolver(nodes);
    }

    /// <summary>A broker that does not answer any more is not waited for.</summary>
    public static async ValueTask Leave(IConnection connection)
    {
        await connection.AbortAsync(Constants.ReplySuccess, "Goodbye", Goodbye);
        await connection.DisposeAsync();
    }

    private string Words(Exception cause) => cause is AuthenticationFailureException
        ? $"The broker at {Places()} refuses the sign-in of the user '{settings.User}' (ACCESS_REFUSED). A broker keeps the password it was set up with, "
            + "whatever a file says later: "
            + $"put that one into HerScheduler:Messaging:RabbitMq, or change it there (rabbitmqctl change_password {settings.User})."
        : $"No broker answers at {Places()}: {cause.Message}";

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
