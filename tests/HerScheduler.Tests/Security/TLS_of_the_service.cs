using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Security;

/// <summary>The service speaks TLS itself where no proxy does.</summary>
public sealed class TLS_of_the_service
{
    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Takes_a_certificate_of_two_PEM_files()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(folder.File("service.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(folder.File("service.key"), key.ExportPkcs8PrivateKeyPem());

        await using var app = Program.Host.Build(new SchedulerHostOptions
        {
            Time = TimeProvider.System,
            Urls = "https://127.0.0.1:0",
            RunSweeps = false,
            Overrides = new Dictionary<string, string?>
            {
                ["HerScheduler:Database:File"] = folder.File("herscheduler.db"),
                ["HerScheduler:Security:CertificateFile"] = folder.File("service.pem"),
                ["HerScheduler:Security:KeyFile"] = folder.File("service.key"),
                ["Serilog:MinimumLevel:Default"] = "Fatal",
            },
        });
        await SchedulerHost.Upgrade(app.Services, CancellationToken.None);
        await app.StartAsync();
        using var handler = new SocketsHttpHandler();
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(certificate);
        handler.SslOptions.CertificateChainPolicy = trust;
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };

        (await http.Ask(HttpMethod.Get, "/health/live")).Expect(HttpStatusCode.OK);
        var settings = folder.File("settings.json");
        await File.WriteAllTextAsync(settings, $$"""
            { "HerScheduler": { "Security": { "CertificateFile": "{{folder.File("service.pem")}}", "KeyFile": "{{folder.File("service.key")}}" } } }
            """);
        (await CommandRun.Of("health", "--urls", app.Urls.Single(), "--config", settings)).Status.ShouldBe(0, "the probe knows the service's own certificate");
        (await CommandRun.Of("health", "--urls", app.Urls.Single())).Status.ShouldBe(1, "and trusts no other");
        await app.StopAsync();
    }
}
