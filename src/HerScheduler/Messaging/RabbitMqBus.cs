using HerScheduler.Hosting.Settings;
using MassTransit;
using RabbitMQ.Client;

namespace HerScheduler.Messaging;

/// <summary>The connection to RabbitMQ and what is declared there: one durable topic exchange.</summary>
internal static class RabbitMqBus
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    public static void Configure(IRabbitMqBusFactoryConfigurator rabbit, RabbitMqSettings settings)
    {
        var port = (ushort)(settings.Port ?? (settings.Tls.Enabled ? TlsPort : PlainPort));
        rabbit.Host(settings.Host, port, settings.VirtualHost, "herscheduler", host =>
        {
            host.Username(settings.User);
            host.Password(SecretFile.Read(settings.PasswordFile, settings.Password) ?? "");
            host.PublisherConfirmation = true;
            UseTls(host, settings);
            UseCluster(host, settings);
        });
        rabbit.DeployPublishTopology = true;
        rabbit.Message<ScheduleMessage>(message => message.SetEntityName(MessagingServices.Exchange));
        rabbit.Publish<ScheduleMessage>(publish =>
        {
            publish.ExchangeType = ExchangeType.Topic;
            publish.Durable = true;
            publish.AutoDelete = false;
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
            foreach (var node in settings.ClusterHosts.Prepend(settings.Host).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                cluster.Node(node);
            }
        });
    }
}
