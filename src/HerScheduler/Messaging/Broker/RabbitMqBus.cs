using HerScheduler.Settings;
using MassTransit;

namespace HerScheduler.Messaging.Broker;

/// <summary>MassTransit towards RabbitMQ: our connection settings, our bytes, our exchanges.</summary>
internal static class RabbitMqBus
{
    public static void Configure(IRabbitMqBusFactoryConfigurator rabbit, BrokerConnections connections, BrokerTopology topology, RabbitMqSettings settings)
    {
        rabbit.Host(settings.Host, (ushort)BrokerAddresses.PortOf(settings), settings.VirtualHost, "herscheduler publisher", host =>
        {
            host.PublisherConfirmation = true;
            host.ContinuationTimeout(BrokerConnections.Patience);
            host.OnRefreshConnectionFactory = async factory =>
            {
                // Before each connection: a broker that comes back may have forgotten everything.
                await topology.Declare(CancellationToken.None);
                connections.Configure(factory);
            };
        });
        rabbit.AddSerializer(new PreparedBody());
        rabbit.Message<ScheduleMessage>(message => message.SetEntityName(BrokerTopology.Events));
        rabbit.Message<UnroutableMessage>(message => message.SetEntityName(BrokerTopology.Unrouted));
        rabbit.Message<HeadMessage>(message => message.SetEntityName(Naming.Audit));

        // BrokerTopology declares them: to MassTransit a refused declaration is a broker that cannot be reached.
        rabbit.Publish<ScheduleMessage>(publish => publish.Exclude = true);
        rabbit.Publish<UnroutableMessage>(publish => publish.Exclude = true);
        rabbit.Publish<HeadMessage>(publish => publish.Exclude = true);
    }
}
