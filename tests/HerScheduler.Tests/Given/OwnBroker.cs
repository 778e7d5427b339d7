using System.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>The tests that share a RabbitMQ which they may spoil: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnBrokerTests : ICollectionFixture<OwnBroker>
{
    public const string Name = "own broker";
}

/// <summary>A RabbitMQ (tests/lib/serve.sh) that may be stopped, started and spoilt as the tests like.</summary>
public sealed class OwnBroker : IAsyncLifetime
{
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var script = Repository.File("tests/lib/serve.sh");
        _process = Process.Start(new ProcessStartInfo("bash", [script, "rabbitmq"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
            Address = new Uri(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        Address.ShouldNotBeNull("RabbitMQ did not start; what it said stands above");
    }

    /// <summary>Runs <c>rabbitmqctl</c>; no word may hold a blank.</summary>
    public Task Control(params string[] words) => Tell($"rabbitmqctl {string.Join(' ', words)}");

    /// <summary>Stops the process and starts it again with what is on its disk; returns when it answers.</summary>
    public Task Restart() => Tell("restart");

    /// <summary>A virtual host that only one test uses.</summary>
    public async Task<Uri> VirtualHost()
    {
        var name = $"test-{Guid.NewGuid():N}";
        await Control("add_vhost", name);
        await Control("set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        return new Uri(Address, name);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private async Task Tell(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line);
        (await _process.StandardOutput.ReadLineAsync()).ShouldBe("done 0", line);
    }
}
