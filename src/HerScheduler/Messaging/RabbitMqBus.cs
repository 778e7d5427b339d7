using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;
using MassTransit;

namespace HerScheduler.Messaging;

/// <summary>
/// MassTransit's connection to RabbitMQ, whose state is the health check <c>message-bus</c>. Messages leave by <see cref="BrokerPublisher"/>, facts come in
/// by <see cref="Facts.Inbound.FactsConsumer"/>.
/// </summary>
internal static class RabbitMqBus
{
    public static void Configure(IRabbitMqBusFactoryConfigurator rabbit, RabbitMqSettings settings)
    {
        var port = (ushort)BrokerAddresses.PortOf(settings);
        rabbit.Host(settings.Host, port, settings.VirtualHost, "herscheduler", host =>
        {
            host.Username(settings.User);
            host.Password(SecretFile.Read(settings.PasswordFile, settings.Password) ?? "");
            host.PublisherConfirmation = true;
            UseTls(host, settings);
            UseCluster(host, settings);
        });
    }

    private static void UseTls(IRabbitMqHostConfigurator host, RabbitMqSettings settings)
    {
        if (!settings.Tls.Enabled)
        {
            return;
        }

        host.UseSsl(tls =>
        {
            tls.ServerName = settings.Tls.ServerName ?? settings.Host;
            tls.CertificateValidationCallback = BrokerTls.Trusting(settings.Tls.AuthorityFile);
            if (settings.Tls.ClientCertificate is { } certificate)
            {
                tls.CertificatePath = certificate;
                tls.CertificatePassphrase = SecretFile.Read(settings.Tls.ClientCertificatePasswordFile, direct: null);
            }
        });
    }

    private static void UseCluster(IRabbitMqHostConfigurator host, RabbitMqSettings settings)
    {
        if (settings.ClusterHosts.Count == 0)
        {
            return;
        }

        host.UseCluster(cluster =>
        {
            foreach (var (node, port) in BrokerAddresses.Of(settings))
            {
                cluster.Node($"{node}:{port}");
            }
        });
    }
}
