using System.Globalization;
using System.Net.Http.Headers;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deployment;

/// <summary>
/// docker-compose.yml brought up once, on PostgreSQL, with the image built from deploy/Dockerfile, under a name and on ports of its own. Left out is what has
/// no package to make a stand-in from: SQL Server, the OpenTelemetry collector, Grafana.
/// </summary>
public sealed class Composed : IAsyncLifetime
{
    /// <summary>Compose's own variable; tests/run.sh sets it, to find what is left when it is stopped.</summary>
    private readonly string _project = Environment.GetEnvironmentVariable("COMPOSE_PROJECT_NAME") ?? $"herscheduler-tests-{Guid.NewGuid():N}";
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly int _port = FreePort.Find();
    private readonly int _rabbitPort = FreePort.Find();
    private readonly int _mailPort = FreePort.Find();
    private readonly int _demoPort = FreePort.Find();
    private readonly int _prometheusPort = FreePort.Find();

    public Composed()
    {
        _variables["HERSCHEDULER_PORT"] = Text(_port);
        _variables["RABBITMQ_PORT"] = Text(_rabbitPort);
        _variables["RABBITMQ_PAGES_PORT"] = Text(FreePort.Find());
        _variables["MAIL_PAGES_PORT"] = Text(_mailPort);
        _variables["PROMETHEUS_PORT"] = Text(_prometheusPort);
        _variables["DEMO_PORT"] = Text(_demoPort);
        _variables["HERSCHEDULER_IMAGE"] = Image;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        Mail = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_mailPort}") };
        Prometheus = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_prometheusPort}") };
        Demo = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_demoPort}") };
    }

    /// <summary>What tests/run.sh removes when a run was killed.</summary>
    public string Image { get; } = $"herscheduler-tests/service:{Guid.NewGuid():N}";

    public HttpClient Http { get; }

    /// <summary>The mail catcher's list.</summary>
    public HttpClient Mail { get; }

    public HttpClient Prometheus { get; }

    public HttpClient Demo { get; }

    /// <summary>With the password that was made at the first start.</summary>
    public Uri Broker { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        try
        {
            await Compose("build", "migrate");
            await Compose("up", "--detach", "--wait", "--no-build", "proxy", "mail", "prometheus");
            var password = await Compose("exec", "-T", "rabbitmq", "cat", "/run/secrets/broker/password");
            Broker = new Uri($"amqp://herscheduler:{password.Trim()}@127.0.0.1:{_rabbitPort}/");
            await SignIn();
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
    private async Task SignIn()
    {
        var token = await Compose("exec", "-T", "herscheduler", "herscheduler", "token", "add", $"test-{Guid.NewGuid():N}", "--role",
            "clinician");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim().Split('\n')[^1].Trim());
    }

    public async Task<IReadOnlyList<string>> ContainersOf(params string[] services) =>
        (await Compose(["ps", "--all", "--quiet", .. services])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task DisposeAsync()
    {
        Http.Dispose();
        Mail.Dispose();
        Prometheus.Dispose();
        Demo.Dispose();
        await Compose("--profile", "demo", "down", "--volumes", "--remove-orphans", "--timeout", "30");
        await DockerCli.Run("rmi", "--force", Image);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
