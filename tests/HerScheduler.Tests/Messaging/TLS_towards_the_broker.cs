using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HerScheduler.Hosting.Settings;
using HerScheduler.Messaging;
using HerScheduler.Messaging.Broker;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Messaging;

/// <summary>A broker whose certificate was signed by an authority that only this clinic knows.</summary>
[Collection(OwnBrokerTests.Name)]
public sealed class TLS_towards_the_broker(OwnBroker broker) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _port;

    public async Task InitializeAsync()
    {
        await OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Clinic authority");
        await OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "other.key", "-out", "other.pem", "-days", "2", "-subj", "/CN=Another authority");
        await OpenSsl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=rabbit.clinic.example");
        await File.WriteAllTextAsync(_folder.File("names"), "subjectAltName=DNS:rabbit.clinic.example");
        await OpenSsl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem", "-days", "2", "-extfile", "names");
        _port = FreePort();
        await broker.Control("eval", "application:ensure_all_started(ssl).");
        var options = $"[{{certfile,\"{_folder.File("server.pem")}\"}},{{keyfile,\"{_folder.File("server.key")}\"}}]";
        await broker.Control("eval", $"rabbit_networking:start_ssl_listener({{\"127.0.0.1\",{_port}}},{options},2).");
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

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private Task<RabbitMQ.Client.IConnection> Connect(string? authority, string name) => new BrokerConnections(new RabbitMqSettings
    {
        Port = _port,
        Tls = { Enabled = true, ServerName = name, AuthorityFile = authority is null ? null : _folder.File(authority) },
    }).Connect("test", CancellationToken.None);

    private async Task OpenSsl(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = _folder.Path, UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"openssl {string.Join(' ', arguments)}: {said}"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
