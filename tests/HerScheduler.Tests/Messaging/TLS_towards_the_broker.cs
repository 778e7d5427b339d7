using System.Diagnostics;
using System.Globalization;
using HerScheduler.Facts.Inbound;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Messaging;

/// <summary>A broker whose certificate was signed by an authority that only this clinic knows.</summary>
[Collection(OwnBrokerTests.Name)]
public sealed class TLS_towards_the_broker(OwnBroker broker) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _port;
    private int _portForKnownClients;

    public async Task InitializeAsync()
    {
        await OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Clinic authority");
        await OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "other.key", "-out", "other.pem", "-days", "2", "-subj",
            "/CN=Another authority");
        await OpenSsl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=rabbit.clinic.example");
        await File.WriteAllTextAsync(_folder.File("names"), "subjectAltName=DNS:rabbit.clinic.example");
        await OpenSsl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem", "-days", "2",
            "-extfile", "names");
        await OpenSsl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "client.key", "-out", "client.csr", "-subj", "/CN=herscheduler");
        await OpenSsl("x509", "-req", "-in", "client.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "client.pem", "-days", "2");
        await OpenSsl("pkcs12", "-export", "-in", "client.pem", "-inkey", "client.key", "-out", "client.p12", "-passout", "pass:of-the-file");
        await File.WriteAllTextAsync(_folder.File("client.password"), "of-the-file\n");
        await broker.Control("eval", "application:ensure_all_started(ssl).");
        var certificate = $"{{certfile,\"{_folder.File("server.pem")}\"}},{{keyfile,\"{_folder.File("server.key")}\"}}";
        _port = await Listen(certificate);
        _portForKnownClients = await Listen($"{certificate},{{cacertfile,\"{_folder.File("ca.pem")}\"}},{{verify,verify_peer}},{{fail_if_no_peer_cert,true}}");
    }

    [Fact]
    public async Task Trusts_the_authority_of_the_settings()
    {
        await using var connection = await Connect("ca.pem", "rabbit.clinic.example");

        connection.IsOpen.ShouldBeTrue();
        connection.Endpoint.Ssl.Enabled.ShouldBeTrue();
    }

    [Theory]
    [InlineData("other.pem", "rabbit.clinic.example")]
    [InlineData("ca.pem", "another.clinic.example")]
    [InlineData(null, "rabbit.clinic.example")]
    public async Task Refuses_another_authority_and_another_name(string? authority, string name) =>
        (await Should.ThrowAsync<NotReachableException>(() => Connect(authority, name))).Message.ShouldContain("certificate");

    [Fact]
    public async Task Shows_its_own_certificate_where_the_broker_wants_to_see_one()
    {
        var settings = Settings("ca.pem", "rabbit.clinic.example", _portForKnownClients);
        settings.Tls.ClientCertificate = _folder.File("client.p12");
        settings.Tls.ClientCertificatePasswordFile = _folder.File("client.password");

        await using var connection = await new BrokerConnections(settings).Connect("test", CancellationToken.None);

        connection.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_not_let_in_there_without_one() =>
        await Should.ThrowAsync<NotReachableException>(() =>
            new BrokerConnections(Settings("ca.pem", "rabbit.clinic.example", _portForKnownClients)).Connect("test", CancellationToken.None));

    [Fact]
    public async Task Holds_for_facts_as_for_messages_with_a_certificate_of_our_own()
    {
        var settings = Broker.Settings(at: broker.Address);
        settings["HerScheduler:Messaging:RabbitMq:Port"] = _portForKnownClients.ToString(CultureInfo.InvariantCulture);
        settings["HerScheduler:Messaging:RabbitMq:Tls:Enabled"] = "true";
        settings["HerScheduler:Messaging:RabbitMq:Tls:ServerName"] = "rabbit.clinic.example";
        settings["HerScheduler:Messaging:RabbitMq:Tls:AuthorityFile"] = _folder.File("ca.pem");
        settings["HerScheduler:Messaging:RabbitMq:Tls:ClientCertificate"] = _folder.File("client.p12");
        settings["HerScheduler:Messaging:RabbitMq:Tls:ClientCertificatePasswordFile"] = _folder.File("client.password");
        await using var service = await ServiceFixture.Run(settings);
        await service.TakeFacts();

        await Eventually.Is(() => service.Services.GetRequiredService<FactsHealth>().Trouble is null, "facts are taken");
        await service.Approved(Documents.Tchp());
        (await service.RelayAll()).ShouldBeGreaterThan(0);
        await service.StopTakingFacts();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private async Task<int> Listen(string options)
    {
        var port = FreePort.Find();
        await broker.Control("eval", $"rabbit_networking:start_ssl_listener({{\"127.0.0.1\",{port}}},[{options}],2).");
        return port;
    }

    private Task<RabbitMQ.Client.IConnection> Connect(string? authority, string name) =>
        new BrokerConnections(Settings(authority, name, _port)).Connect("test", CancellationToken.None);

    private RabbitMqSettings Settings(string? authority, string name, int port) => new()
    {
        Port = port,
        Tls = { Enabled = true, ServerName = name, AuthorityFile = authority is null ? null : _folder.File(authority) },
    };

    private async Task OpenSsl(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = _folder.Path, UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"openssl {string.Join(' ', arguments)}: {said}"));
    }
}
