using System.Diagnostics;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary><c>tests/lib/servers.sh</c>: servers of one test's own, which it may stop, start and spoil. What it starts, it also stops.</summary>
[Needs(Need.Machine)]
internal sealed class ServersScript : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private ServersScript(Process process) => _process = process;

    public static async Task<ServersScript> Start(params string[] servers)
    {
        var script = new ServersScript(Process.Start(new ProcessStartInfo("bash", [Repository.File("tests/lib/servers.sh"), .. servers])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!);
        await script.ReadVariables();
        script._variables.Count.ShouldBe(servers.Length, "a server did not start; what it said stands above");
        return script;
    }

    public string this[string variable] => _variables[variable];

    /// <summary>Returns when it is done.</summary>
    public async Task Do(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        (await _process.StandardOutput.ReadLineAsync()).ShouldBe("done 0", line);
    }

    /// <summary>SIGTERM; returns when it has ended.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadVariables()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            _variables[line[..equals]] = line[(equals + 1)..];
        }
    }
}
