using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>What can be wrong with the settings of the message bus beyond a single one, in sentences.</summary>
internal static class MessagingCheck
{
    public static IEnumerable<string> Faults(MessagingSettings settings)
    {
        const string where = "HerScheduler:Messaging";
        var (rabbit, relay) = (settings.RabbitMq, settings.Relay);
        foreach (var node in rabbit.ClusterHosts.Where(node => BrokerAddresses.Parse(node, 1) is null))
        {
            yield return $"{where}:RabbitMq:ClusterHosts: '{node}' is not a host, or a host and a port such as rabbit-2:5672.";
        }

        foreach (var fault in ConsumerQueueCheck.Faults($"{where}:RabbitMq:Queues", rabbit.Queues))
        {
            yield return fault;
        }

        if (relay.PublishTimeout <= TimeSpan.Zero || relay.Lease <= relay.PublishTimeout)
        {
            yield return $"{where}:Relay: Lease ({relay.Lease}) must be longer than PublishTimeout ({relay.PublishTimeout}), and both longer than nothing.";
        }
    }
}
