using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>What can be wrong with the settings of the message bus, in sentences.</summary>
internal static class MessagingCheck
{
    private const int LargestBatch = 5000;

    public static IEnumerable<string> Faults(MessagingSettings settings)
    {
        const string where = "HerScheduler:Messaging";
        var (rabbit, relay) = (settings.RabbitMq, settings.Relay);
        if (rabbit.Port is < 1 or > ushort.MaxValue)
        {
            yield return $"{where}:RabbitMq:Port must be 1 to 65535, not {rabbit.Port}.";
        }

        var tls = rabbit.Tls;
        foreach (var file in new[] { rabbit.PasswordFile, tls.ClientCertificate, tls.ClientCertificatePasswordFile, tls.AuthorityFile }.OfType<string>())
        {
            if (!File.Exists(file))
            {
                yield return $"{where}:RabbitMq: the file '{file}' does not exist.";
            }
        }

        foreach (var node in rabbit.ClusterHosts.Where(node => BrokerAddresses.Parse(node, 1) is null))
        {
            yield return $"{where}:RabbitMq:ClusterHosts: '{node}' is not a host, or a host and a port such as rabbit-2:5672.";
        }

        foreach (var fault in ConsumerQueueCheck.Faults($"{where}:RabbitMq:Queues", rabbit.Queues))
        {
            yield return fault;
        }

        if (relay.BatchSize is < 1 or > LargestBatch)
        {
            yield return $"{where}:Relay:BatchSize must be 1 to {LargestBatch}, not {relay.BatchSize}.";
        }

        if (relay.PublishTimeout <= TimeSpan.Zero || relay.Lease <= relay.PublishTimeout)
        {
            yield return $"{where}:Relay: Lease ({relay.Lease}) must be longer than PublishTimeout ({relay.PublishTimeout}), and both longer than nothing.";
        }
    }
}
