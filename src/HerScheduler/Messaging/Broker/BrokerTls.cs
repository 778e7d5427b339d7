using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using HerScheduler.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Messaging.Broker;

/// <summary>TLS towards the broker: whom to trust, and as whom to come.</summary>
internal static class BrokerTls
{
    /// <summary>For one node, whose certificate must carry <see cref="RabbitMqTlsSettings.ServerName"/> or, without that, <paramref name="host"/>.</summary>
    public static SslOption Option(RabbitMqTlsSettings tls, string host)
    {
        var option = new SslOption { Enabled = tls.Enabled, ServerName = tls.ServerName ?? host, CertificateValidationCallback = Trusting(tls.AuthorityFile) };
        if (tls.ClientCertificate is { } certificate)
        {
            option.CertPath = certificate;
            option.CertPassphrase = SecretFile.Read(tls.ClientCertificatePasswordFile, direct: null);
        }

        return option;
    }

    /// <summary>Trusts what <paramref name="authorityFile"/> (PEM, one or more certificates) has signed, and nobody else.</summary>
    /// <returns>Null without a file: the authorities this machine trusts.</returns>
    public static RemoteCertificateValidationCallback? Trusting(string? authorityFile)
    {
        if (authorityFile is null)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authorityFile);
        return (_, certificate, given, errors) =>
            (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
            && certificate is not null
            && IsSignedBy(authorities, certificate, given);
    }

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate certificate, X509Chain? given)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in given?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var presented = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(presented);
    }
}
