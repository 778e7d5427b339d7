using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HerScheduler.Tests.Given;

/// <summary>A RabbitMQ for one test alone, which it may stop and start: own name, ports, data and cookie, on the loopback address.</summary>
public sealed class StoppableBroker : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/lib/rabbitmq/bin", "/usr/local/sbin", "/opt/homebrew/sbin", "/usr/sbin"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly int _distributionPort = FreePort();
    private readonly int _epmdPort = FreePort();
    private Process? _server;

    private StoppableBroker()
    {
        File.WriteAllText(_folder.File("plugins"), "[].");
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{_port}/"));
    }

    public Uri Address { get; }

    public static async Task<StoppableBroker> Run()
    {
        var broker = new StoppableBroker();
        await broker.Start();
        return broker;
    }

    /// <summary>Returns when it answers.</summary>
    public async Task Start()
    {
        _server = Launch("rabbitmq-server");
        await Control("wait", _folder.File("pid"), "--timeout", "90");
    }

    /// <summary>Returns when it has ended.</summary>
    public async Task Stop()
    {
        await Control("stop", _folder.File("pid"));
        using var patience = new CancellationTokenSource(Patience);
        await _server!.WaitForExitAsync(patience.Token);
        _server.Dispose();
        _server = null;
    }

    /// <summary>A user who may do everything.</summary>
    public async Task AddUser(string name, string password)
    {
        await Control("add_user", name, password);
        await Control("set_permissions", name, ".*", ".*", ".*");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await Stop();
        }

        // Found by its port: no other node's.
        using var epmd = Launch("epmd", "-kill");
        await epmd.WaitForExitAsync();
        _folder.Dispose();
    }

    private async Task Control(params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var control = Launch("rabbitmqctl", arguments);
        await control.WaitForExitAsync(patience.Token);
        control.ExitCode.ShouldBe(0, $"rabbitmqctl {arguments[0]}; see {_folder.Path}");
    }

    private Process Launch(string program, params string[] arguments)
    {
        var path = Places.Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists) ?? program;
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "exec \"$0\" \"$@\" >> \"$HOME/output\" 2>&1 < /dev/null", path } };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Surroundings())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private Dictionary<string, string> Surroundings() => new(StringComparer.Ordinal)
    {
        ["HOME"] = _folder.Path,
        ["RABBITMQ_NODENAME"] = string.Create(CultureInfo.InvariantCulture, $"herscheduler-own-{_port}@localhost"),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = _distributionPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = _epmdPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CTL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_MNESIA_BASE"] = _folder.File("data"),
        ["RABBITMQ_LOG_BASE"] = _folder.File("log"),
        ["RABBITMQ_PID_FILE"] = _folder.File("pid"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = _folder.File("plugins"),
        ["RABBITMQ_CONFIG_FILE"] = _folder.File("none"),
        ["RABBITMQ_CONF_ENV_FILE"] = _folder.File("none"),
        ["ERL_CRASH_DUMP"] = _folder.File("erl_crash.dump"),
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
