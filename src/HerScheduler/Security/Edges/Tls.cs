using System.Security.Cryptography.X509Certificates;
using HerScheduler.Settings;

namespace HerScheduler.Security.Edges;

/// <summary>TLS of the service itself, where no proxy does it.</summary>
internal static class Tls
{
    public static void UseTls(this WebApplicationBuilder builder, SecuritySettings settings)
    {
        if (settings.CertificateFile is not { } file)
        {
            return;
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        var certificate = X509Certificate2.CreateFromPemFile(file, settings.KeyFile);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = certificate;
            https.ServerCertificateChain = chain;
        }));
    }
}
