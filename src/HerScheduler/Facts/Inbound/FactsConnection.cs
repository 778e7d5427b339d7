using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using HerScheduler.Hosting.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>A connection to the broker of the settings. It does not mend itself: what it had not acknowledged comes again, so a new one starts clean.</summary>
internal static class FactsConnection
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    /// <summary>A replica that vanished without a word is noticed after about twice this.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">No node of the broker answers, or none lets us in.</exception>
    public static Task<IConnection> Open(RabbitMqSettings settings, CancellationToken cancel)
    {
        var port = settings.Port ?? (settings.Tls.Enabled ? TlsPort : PlainPort);
        var factory = new ConnectionFactory
        {
            UserName = settings.User,
            Password = SecretFile.Read(settings.PasswordFile, settings.Password) ?? "",
            VirtualHost = settings.VirtualHost,
            ClientProvidedName = "herscheduler facts",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
        };
        var nodes = settings.ClusterHosts.Prepend(settings.Host).Distinct(StringComparer.OrdinalIgnoreCase);
        return factory.CreateConnectionAsync([.. nodes.Select(node => new AmqpTcpEndpoint(node, port, Tls(settings, node)))], cancel);
    }

    private static SslOption Tls(RabbitMqSettings settings, string node)
    {
        var option = new SslOption(settings.Tls.ServerName ?? node, enabled: settings.Tls.Enabled) { AcceptablePolicyErrors = SslPolicyErrors.None };
        if (settings.Tls.Enabled && settings.Tls.ClientCertificate is { } certificate)
        {
            var password = SecretFile.Read(settings.Tls.ClientCertificatePasswordFile, direct: null);
            option.Certs = new X509CertificateCollection(X509CertificateLoader.LoadPkcs12CollectionFromFile(certificate, password));
        }

        return option;
    }
}
