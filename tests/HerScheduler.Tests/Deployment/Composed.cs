using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deployment;

/// <summary>docker-compose.yml brought up once, with the image built from deploy/Dockerfile, under a name and on ports of its own.</summary>
public sealed class Composed : IAsyncLifetime
{
    /// <summary>Compose's own variable; tests/run.sh sets it, to find what is left when it is stopped.</summary>
    private readonly string _project = Environment.GetEnvironmentVariable("COMPOSE_PROJECT_NAME") ?? $"herscheduler-tests-{Guid.NewGuid():N}";
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly int _port = FreePort();
    private readonly int _rabbitPort = FreePort();
    private readonly int _mailPort = FreePort();

    public Composed()
    {
        _variables["HERSCHEDULER_PORT"] = Text(_port);
        _variables["RABBITMQ_PORT"] = Text(_rabbitPort);
        _variables["RABBITMQ_PAGES_PORT"] = Text(FreePort());
        _variables["MAIL_PAGES_PORT"] = Text(_mailPort);
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        Mail = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_mailPort}") };
        Broker = new Uri($"amqp://herscheduler:herscheduler@127.0.0.1:{_rabbitPort}/");
    }

    public HttpClient Http { get; }

    /// <summary>The mail catcher's list.</summary>
    public HttpClient Mail { get; }

    public Uri Broker { get; }

    public async Task InitializeAsync()
    {
        try
        {
            await Compose("up", "--detach", "--build");
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>In this project.</summary>
    public Task<string> Compose(params string[] words) => DockerCli.Compose(_variables, ["--project-name", _project, .. words]);

    /// <summary>As an administrator of the machine does it: a token made inside the container.</summary>
    public async Task SignIn()
    {
        var token = await Compose("exec", "-T", "herscheduler", "dotnet", "herscheduler.dll", "token", "add", $"test-{Guid.NewGuid():N}", "--role",
            "clinician");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim().Split('\n')[^1].Trim());
    }

    public async Task<string> ContainerOf(string service) => (await Compose("ps", "--quiet", service)).Trim();

    public async Task DisposeAsync()
    {
        Http.Dispose();
        Mail.Dispose();
        await Compose("down", "--volumes", "--remove-orphans", "--rmi", "local", "--timeout", "30");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
